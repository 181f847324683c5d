use super::*;

#[test]
fn spellings_of_one_company_share_a_key() {
    for name in
        ["Nordlicht", "nordlicht gmbh", "NORDLICHT®", "The Nordlicht Company", "nordlicht.com", "Nördlicht"]
    {
        assert_eq!(Company::read(name).key, "nordlicht", "{name}");
    }
}

#[test]
fn renamed_and_abbreviated_firms_meet() {
    for (one, other) in [
        ("PricewaterhouseCoopers GmbH", "PwC"),
        ("Ernst & Young", "EY"),
        ("Boston Consulting Group (BCG)", "BCG"),
        ("Procter & Gamble", "P&G"),
        ("Mueller & Soehne", "Müller & Söhne GmbH"),
        ("Twitter", "X (formerly Twitter)"),
        ("Twitter", "X Corp."),
        ("Facebook", "Meta Platforms, Inc."),
    ] {
        assert!(Company::read(one).is_same(&Company::read(other)), "{one} {other}");
    }
    assert!(!Company::read("HP").is_same(&Company::read("Hewlett Packard Enterprise")));
}

#[test]
fn names_that_are_no_company_have_no_key_and_no_colleagues() {
    let stealth = Company::read("Stealth Startup");
    assert_eq!((stealth.kind, stealth.key.as_str()), (Kind::Stealth, ""));
    assert!(!stealth.is_same(&stealth));
    assert_eq!(Company::read("™").kind, Kind::None);
}

#[test]
fn odd_input_is_read_without_harm() {
    for name in
        ["(", ")", "((", "[x", "...", "a.b.c.", "http://", "www.", "& &", "|", " | ", "the", "e\u{301}", "（"]
    {
        let read = Company::read(name);
        assert_eq!(read.key.is_empty(), read.kind != Kind::Company, "{name}");
    }
}
