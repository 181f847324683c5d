//! Words of advertisements, groups, spam, InMail, drafts, recommendations, and texts that break parsers.

/// Advertisements in the editor's HTML.
pub(in crate::generate) const SPONSORED: &[&str] = &[
    "<p class=\"spinmail-quill-editor__spin-break\">Hi %FIRSTNAME%, try <strong>Made-Up Cloud</strong>.</p><p class=\"spinmail-quill-editor__spin-break\"><br></p><p class=\"spinmail-quill-editor__spin-break\">Plan, book &amp; bill in one place.</p>",
    "<p class=\"spinmail-quill-editor__spin-break\">Hi there,</p><p class=\"spinmail-quill-editor__spin-break\">earn your <strong>Master&#39;s degree</strong> at Figment University:</p><ul><li>online</li><li>12 months</li><li>no exams</li></ul>",
    "<p class=\"spinmail-quill-editor__spin-break\">Travel costs too high? <strong>Erewhon</strong> saves 30&nbsp;%.</p><p class=\"spinmail-quill-editor__spin-break\"><br></p>",
    "<p class=\"spinmail-quill-editor__spin-break\">Dear %FIRSTNAME%, you are invited to the Summit of Invented Leaders.</p><p class=\"spinmail-quill-editor__spin-break\">Seats are limited.</p>",
];

/// Buttons of advertisements.
pub(in crate::generate) const BUTTONS: &[&str] =
    &["Learn more", "Tell me more", "Not interested", "Register now", "Yes, send me the guide"];

/// Group names.
pub(in crate::generate) const GROUPS: &[&str] = &[
    "Launch crew",
    "Summer party 2024",
    "EA round table",
    "",
    "Board day helpers",
    "Old floor, new offices",
    "Ausflug Nebelhafen",
    "",
];

/// Subjects of InMail from recruiters and sellers.
pub(in crate::generate) const SUBJECTS: &[&str] = &[
    "A role for you",
    "Executive Assistant, Nebelhafen",
    "Your next desk",
    "Eine Position bei Luftschloss AG",
    "Opportunity: Chief of Staff",
    "Quick question",
    "Nouvelle opportunité à Villesonge",
    "Re: Office supplies",
    "Partnership with Fiktiv GmbH",
];

/// What the owner answers to InMail.
pub(in crate::generate) const REPLIES: &[&str] = &[
    "Thank you for thinking of me, {you}. I am happy where I am.",
    "Hi {you}, not now, but please ask again in {month}.",
    "Thank you. Could you send me the description?",
    "Danke, aber ich bin nicht auf der Suche.",
    "No, thank you.",
];

/// Subjects of old mail-like threads.
pub(in crate::generate) const OLD_SUBJECTS: &[&str] = &[
    "RE: Hello",
    "RE: Lunch?",
    "Hello",
    "RE: Visit in March",
    "AW: Sitzplan",
    "Join my network on LinkedIn",
];

/// Spam.
pub(in crate::generate) const SPAM: &[&str] = &[
    "Buy now! 10,000 followers for your page, today only.",
    "Dear friend, I am a prince of a made-up kingdom and need your help with a transfer.",
    "Earn 5,000 a week from home. Reply YES.",
    "We saw your website and can bring it to page 1. No obligation.",
];

/// Drafts.
pub(in crate::generate) const DRAFTS: &[&str] = &[
    "unsent",
    "Hi, I have been meaning to write to you for ages, but",
    "Dear all, the",
    "Sorry that I never answered your",
    "Hallo, ich wollte nur",
];

/// Recommendations; `{you}` is the person recommended.
pub(in crate::generate) const PRAISE: &[&str] = &[
    "{you} keeps calm when everybody else runs, and the meeting starts on time anyway.",
    "I worked with {you} for three years. Reliable, discreet, funny.\n\nAny team would be lucky.",
    "{you} ist die gute Seele des Hauses: \"geht nicht\" gibt es nicht.",
    "If {you} says that it is done, it is done.",
];

/// Texts that break parsers or sit at the edge of a rule; for nasty plans.
pub(in crate::generate) const EDGES: &[&str] = &[
    "",
    " ",
    "👍",
    "👍🏽",
    "thank you",
    "THANK YOU!!!",
    "Thanks for connecting",
    "Happy birthday",
    "Happy  birthday ,  {you} !",
    "Happy birthday! Shall we meet on Friday?",
    "Congrats on the new role! How did you do it?",
    "a",
    "Learn more",
    "Exactly forty characters long, I promise",
    "This one has only thirty-nine letters..",
    "Hi {you}, this text goes to several people with another name each.",
    "Hi {you},\n\nthis text goes to several people with another name each.",
    "=HYPERLINK(\"https://example.org\")",
    "+1 from me",
    "-",
    "@all please read",
    "\"quoted\"",
    "\"",
    "\"\"",
    ",",
    ";",
    "one, two; three\tfour",
    "line one\nline two\n\nline four",
    "\nstarts with a break",
    "ends with a break\n",
    "separator\u{2028}here",
    "no-break\u{a0}blank",
    "zero\u{200b}width",
    "<p class=\"mine\">I write HTML myself</p>",
    "%FIRSTNAME%",
    "&amp; entities &lt;b&gt;",
    "LinkedIn Member",
    "Sponsored Conversation",
    "2025-02-07 23:30:00 UTC",
    "CONVERSATION ID,CONVERSATION TITLE",
    "日本語のテキスト",
    "مرحبا {you}",
    "नमस्ते {you}",
    "Ω≈ç√∫˜µ≤≥÷",
    "e\u{301} decomposed",
    "back\\slash \\n \\\"",
    "null",
    "NA",
    "Yes",
    "No",
    "https://www.linkedin.com/in/robin",
    "Danke!",
    "Merci !",
    "🎉🎂🎉",
    "ok",
    "?",
];
