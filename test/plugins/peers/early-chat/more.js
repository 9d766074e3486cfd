window.earlyChat.isThere = true;
