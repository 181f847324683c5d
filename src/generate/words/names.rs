//! First names, and parts that invented surnames are put together from. Nobody bears these surnames.

use crate::generate::model::Language;

/// A kind of name: its script or country.
pub(in crate::generate) struct Stock {
    /// First names.
    pub first: &'static [&'static str],
    /// Beginnings of surnames.
    pub head: &'static [&'static str],
    /// Ends of surnames; empty where the beginning is the whole.
    pub tail: &'static [&'static str],
    /// What most of them write in.
    pub language: Language,
    /// How many of a hundred people.
    pub share: usize,
}

/// English-speaking names.
pub(in crate::generate) const ENGLISH: Stock = Stock {
    first: &[
        "Amari",
        "Noor",
        "Sam",
        "Kai",
        "Alice",
        "Beth",
        "Callum",
        "Daisy",
        "Edward",
        "Fiona",
        "Graham",
        "Harriet",
        "Imogen",
        "Jack",
        "Keira",
        "Liam",
        "Megan",
        "Nathan",
        "Olivia",
        "Priscilla",
        "Quentin",
        "Rosie",
        "Stewart",
        "Tara",
        "Una",
        "Victor",
        "Wendy",
        "Yvonne",
        "Zachary",
        "Bridget",
        "Caitlin",
        "Declan",
        "Eleanor",
        "Felix",
        "Georgia",
        "Hugo",
        "Isla",
        "Jasmine",
        "Kenneth",
        "Lorraine",
        "Marcus",
        "Nadia",
        "Owen",
        "Paula",
        "Rhys",
        "Sian",
        "Theo",
        "Vera",
    ],
    head: &[
        "Quill", "Thistle", "Bramble", "Copper", "Ember", "Fable", "Gossam", "Hollow", "Inkle", "Jasper",
        "Kindle", "Lark", "Marrow", "Nettle", "Otter", "Pebble", "Rook", "Sable", "Tansy", "Umber", "Velvet",
        "Whim", "Yarrow", "Zephyr",
    ],
    tail: &[
        "wright",
        "more",
        "by-Hale",
        "ford-Ash",
        "combe",
        "worthy",
        "thwaite",
        "shaw-Finn",
        "field-Moss",
        "gate",
        "hurst",
        "stead",
    ],
    language: Language::En,
    share: 44,
};

/// German names.
pub(in crate::generate) const GERMAN: Stock = Stock {
    first: &[
        "Zoë",
        "Anneliese",
        "Bärbel",
        "Christoph",
        "Dörte",
        "Elke",
        "Friederike",
        "Günther",
        "Heike",
        "Ingrid",
        "Jörg",
        "Käthe",
        "Lukas",
        "Maren",
        "Norbert",
        "Oskar",
        "Petra",
        "Renate",
        "Sören",
        "Tanja",
        "Ulrike",
        "Volker",
        "Wiebke",
        "Jürgen",
    ],
    head: &[
        "Müller-",
        "Nebel",
        "Wolken",
        "Fabel",
        "Silber",
        "Birken",
        "Schön",
        "Grün",
        "Käfer",
        "Mond",
        "Sternen",
        "Feder",
        "Nimmer",
        "Traum",
        "Glöckner-",
        "Weiß-",
    ],
    tail: &[
        "krone", "horst", "hainer", "fels", "brück", "thaler", "mühl", "wanger", "bächle", "rieder",
        "stetter", "auer",
    ],
    language: Language::De,
    share: 20,
};

/// French names.
pub(in crate::generate) const FRENCH: Stock = Stock {
    first: &[
        "Aurélie",
        "Benoît",
        "Chloé",
        "Désirée",
        "Émilie",
        "François",
        "Gaëlle",
        "Hélène",
        "Jérôme",
        "Léa",
        "Maëlys",
        "Noémie",
        "René",
        "Solène",
        "Thaïs",
    ],
    head: &["Beau", "Clair", "Haut", "Belle", "Mon", "Vert", "Blanc", "Petit", "Grand", "Vieux"],
    tail: &[
        "rêve", "songe", "fleury", "château", "rivage", "brumaire", "étang", "lointain", "nuage", "conte",
    ],
    language: Language::Fr,
    share: 9,
};

/// Spanish and Portuguese names.
pub(in crate::generate) const SPANISH: Stock = Stock {
    first: &[
        "Íñigo",
        "Begoña",
        "Concepción",
        "Raúl",
        "Inés",
        "João",
        "Conceição",
        "Álvaro",
        "Nuño",
        "Lucía",
        "Simón",
        "Belén",
        "Mónica",
        "Óscar",
    ],
    head: &["Soñador de ", "Nubes ", "Cuento-", "Brumas ", "Lumbre-", "Niebla ", "Fábula-", "Sombra "],
    tail: &[
        "Ibáñeza",
        "Quimera",
        "Ensueño",
        "Montefalso",
        "Ríoseco Nuevo",
        "Peñablanda",
        "Olvidoro",
        "Vallelún",
    ],
    language: Language::Es,
    share: 8,
};

/// Nordic, Polish, Czech, Hungarian, Romanian and Turkish names.
pub(in crate::generate) const NORTH_EAST: Stock = Stock {
    first: &[
        "Åsa", "Bjørn", "Øyvind", "Jolanta", "Łukasz", "Żaneta", "Jiří", "Šárka", "Zsófia", "György",
        "Ștefan", "Çağla", "Şebnem", "Ólafur", "Maëva", "Ģirts",
    ],
    head: &["Dröm", "Sky", "Måne", "Wymysł", "Vánek-", "Felhő", "Vis", "Düş", "Täht", "Ćwierk"],
    tail: &["ström", "gaard", "owska", "ický", "laki", "escu", "oğlu", "sdóttir", "vik", "aitė"],
    language: Language::En,
    share: 9,
};

/// Cyrillic names.
pub(in crate::generate) const CYRILLIC: Stock = Stock {
    first: &[
        "Ольга",
        "Дмитрий",
        "Наталья",
        "Сергій",
        "Анастасія",
        "Борис",
        "Вера",
        "Георги",
        "Десислава",
        "Фёдор",
    ],
    head: &["Выдум", "Небыл", "Сказ", "Туман", "Мечт", "Звезд", "Облач", "Снегов"],
    tail: &["кин", "овская", "енко", "ин", "ев", "чук", "ицкий", "аров"],
    language: Language::En,
    share: 2,
};

/// Greek names.
pub(in crate::generate) const GREEK: Stock = Stock {
    first: &["Ελένη", "Γιώργος", "Δήμητρα", "Νίκος", "Ιωάννα", "Θανάσης"],
    head: &["Φανταστ", "Ονειρ", "Μυθ", "Συννεφ", "Παραμυθ"],
    tail: &["άκης", "όπουλος", "ίδου", "έλλη", "ιάδης"],
    language: Language::En,
    share: 2,
};

/// Chinese, Japanese and Korean names.
pub(in crate::generate) const EAST: Stock = Stock {
    first: &["伟", "秀英", "子涵", "浩然", "さくら", "健太", "민준", "서연"],
    head: &["虚", "幻", "梦云", "無名", "空想", "가상", "꿈"],
    tail: &["构", "林", "野", "山", "별"],
    language: Language::En,
    share: 2,
};

/// Arabic names.
pub(in crate::generate) const ARABIC: Stock = Stock {
    first: &["ليلى", "يوسف", "نور", "سلمى", "كريم", "هدى"],
    head: &["الخيالي", "الحلمي", "السحابي", "الأسطوري", "الغيمي"],
    tail: &["", " الوهمي", " النجمي"],
    language: Language::En,
    share: 2,
};

/// Hindi names.
pub(in crate::generate) const HINDI: Stock = Stock {
    first: &["अनिता", "राहुल", "मीना", "सुनील", "काव्या", "विजय"],
    head: &["कल्पना", "सपन", "मेघ", "तारा"],
    tail: &["कर", "वाल", "पुरी", "नाथ"],
    language: Language::En,
    share: 2,
};

/// Every stock.
pub(in crate::generate) const STOCKS: [Stock; 10] =
    [ENGLISH, GERMAN, FRENCH, SPANISH, NORTH_EAST, CYRILLIC, GREEK, EAST, ARABIC, HINDI];

/// What people put behind their names.
pub(in crate::generate) const POST_NOMINALS: &[&str] = &[
    ", MBA",
    ", PhD",
    ", PMP",
    " (she/her)",
    ", ACS, CALS",
    ", MSc",
    " 🌱",
    " (on sabbatical)",
    ", Dipl.-Kfm.",
    ", CAP",
];

/// What people put behind their first names.
pub(in crate::generate) const FLOURISHES: &[&str] = &[" 🚀", " ✨", " 🎯 ", " 👩🏽‍💻", " ", "  "];

/// Names that break parsers; for nasty plans.
pub(in crate::generate) const NASTY: &[(&str, &str)] = &[
    ("Robin \"Rob\"", "O'Invent"),
    ("Jean;Luc", "Semi; CSM"),
    ("=HYPERLINK(1)", "Formula"),
    ("LinkedIn", "Membership"),
    ("Linked\u{a0}In", "No-break\u{a0}Blank"),
    ("A", "B"),
    ("ANNA", "ALLCAPS, MBA, PMP"),
    ("Notes:", "Header"),
    ("First Name", "Last Name"),
    ("Null", "NA"),
    ("Straße", "Fuß, M.A."),
    ("Tab\tbed", "Person"),
    ("👩🏽‍💻", "🎉"),
    ("Very Long First Name Made Of Many Many Words", "And A Last Name That Does Not End Until It Ends Here"),
];
