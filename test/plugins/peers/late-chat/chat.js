window.lateChat = {};
