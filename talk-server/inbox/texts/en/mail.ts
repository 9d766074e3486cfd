import type { Text } from '@talk-suite/core/texts/format';

/** How emails are sent. */
export const mail = {
  mail: 'Email',
  mailIntro:
    'A visitor who is away for two minutes gets your answer by email, through your own mail server. Without one, no email is sent.',
  mailNoAddress:
    'Links in emails need the address of this server. Set TALK_PUBLIC_URL where the server runs and start it again; until then no email is sent.',
  mailFixed: 'Set by the environment of the server. Change it there.',
  mailServer: 'Mail server',
  mailHost: 'Server',
  mailHostHint: 'For example smtp.example.com.',
  mailHostWrong: 'Enter the name of a mail server, for example smtp.example.com.',
  mailPort: 'Port',
  mailPortWrong: 'Use 25, 465, 587 or 2525.',
  mailTls: 'Encryption',
  mailTlsImplicit: 'TLS',
  mailTlsStarttls: 'STARTTLS',
  mailTlsOff: 'None',
  mailTlsPlain: 'Without encryption anybody on the way can read the password. Choose TLS or STARTTLS.',
  mailUser: 'User name',
  mailUserHint: 'Leave empty if the server asks for none.',
  mailPasswordKept: 'A password is stored. Enter another one to replace it.',
  mailPasswordAgain: 'Enter the password: it is not kept for another server, encryption or user name.',
  mailPasswordPlain:
    'It is stored as it is. Set TALK_SECRET_KEYS where the server runs, and it is encrypted.',
  mailSender: 'Sender',
  mailSenderName: 'Name',
  mailSenderNameHint: 'Visitors see it in their inbox, for example the name of your shop.',
  mailSenderAddress: 'Email address',
  mailSenderAddressHint: 'One that you read and that your mail server may send from.',
  mailTranscript: 'Send the whole conversation to the visitor when it is closed',
  mailTest: 'Send a test message',
  mailTestHint: 'It goes to your own address. Save your changes first.',
  mailTesting: 'Sending the test message…',
  mailOutcomeSent: 'Sent to {to}. If it does not arrive, look into the spam folder.',
  mailOutcomeAuth: 'The mail server refused the user name or the password. Check both.',
  mailOutcomeTls:
    'No encrypted connection came about. Check encryption and port, and whether the server’s certificate is valid for its name.',
  mailOutcomeUnreachable: 'The mail server does not answer. Check its name and the port.',
  mailOutcomeNotPublic:
    'This name leads into a private network. The inbox connects to public mail servers only; set others by TALK_SMTP where the server runs.',
  mailOutcomeRefused:
    'The mail server took the connection and refused the message. Check that it lets you send from this address.',
  mailOff: 'Send no more emails',
  mailOffConfirm: 'Send no more emails?',
  mailOffText: 'Server, password and sender are deleted here. Visitors who are away get no answers by email.',
  mailIsOff: 'No more emails are sent.',
} as const satisfies Record<string, Text>;
