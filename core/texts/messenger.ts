/** Words of the messenger's settings: findings and warnings. Labels are in `messenger-fields.ts`. */
export const messengerTexts = {
  'messenger.error.unclosedTag':
    'Line {line}, column {column}: “{written}” has no end. Close the merge tag with }}.',
  'messenger.error.malformedTag':
    'Line {line}, column {column}: “{written}” is not a merge tag. Write it like {{ first_name | default: "there" }}.',
  'messenger.error.unknownTag':
    'Line {line}, column {column}: there is no merge tag in “{written}”. Did you mean “{nearest}”?',
  'messenger.error.unknownFilter':
    'Line {line}, column {column}: “{written}” uses a filter that does not exist. The only one is “{nearest}”.',
  'messenger.error.fallbackTooLong':
    'Line {line}, column {column}: the default in “{written}” is longer than 60 characters.',
  'messenger.error.twoConversations': 'Conversations can be on the homepage once. Remove one of them.',
  'messenger.error.languageTwice': 'There are two translations into “{locale}”. Remove one of them.',
  'messenger.error.imageMissing': 'Choose an image, or use a colour instead.',
  'messenger.error.fontFamilyMissing': 'Enter the name of the font as its style sheet calls it.',
  'messenger.error.stylesheetMissing': 'Enter the address of the style sheet that brings the font.',
  'messenger.error.unknownZone': '“{zone}” is not a time zone. Choose one from the list.',
  'messenger.error.noDuration': 'These hours end when they start. For the whole day, enter 00:00 to 24:00.',
  'messenger.error.noDate': '“{date}” is not a day of the calendar. Choose another.',
  'messenger.error.untilBefore': 'The last day is before the first.',
  'messenger.error.tooLargeForShopify':
    'The messenger’s public settings take {bytes} bytes; a theme block has room for {limit}. Shorten texts, or remove links, agents, closed dates or languages.',

  'messenger.warning.gradientScrim':
    'Text would be hard to read somewhere on this gradient. A layer of {percent} % is put behind it.',
  'messenger.warning.imageScrim':
    'A dark layer of {percent} % lies over the image, so that text can be read on it.',
  'messenger.warning.usedAs': 'Too light for text on white: links and outlines use {colour}.',
  'messenger.warning.logoWithoutText': 'The logo has no description. Screen readers will skip it.',
  'messenger.warning.largeImage':
    'This image is {width} pixels wide; about 800 are enough, and smaller loads faster.',
  'messenger.warning.overlap': 'Row {row} overlaps with row {other}. Visitors see them as one.',
} as const;
