#!/usr/bin/env python3
"""Makes up titles from the lexicon and writes what the prototype says of them.

usage: make.py [how many] [seed]     (prints the lines of made_up.txt)

Nothing here is a real person's title: patterns of the lexicon are drawn at random and put together
with made-up companies, separators, marks of gender and targets. The same seed gives the same lines.
"""
import os
import random
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LEXICON = os.path.join(HERE, "..", "..", "..", "src", "titles", "lexicon.txt")
sys.path.insert(0, HERE)
import prototype  # noqa: E402

COMPANIES = ["Amberfen GmbH", "Quillhaven", "Tarnbrook & Sons", "Nordvik Logistik AS", "Lumenry.io", "Écluse Verte SARL",
             "Ostrava Kolektiv", "Pixelmoor Studios", "Brightwater Health", "東雲商事", "Sociedad Bruma", "Fennick + Partners"]
MARKS = [" (m/w/d)", " (f/m/x)", " H/F", " (all genders)", ":in", "*in", "/-in", "(in)", "_innen", "(e)", "·e", "/a", " [w/m/d]"]
PARTS = [" | ", " / ", " • ", "; ", ", ", " - ", " – ", " & ", " and ", " + ", "   ", " · ", ": "]
AT = [" at ", " @ ", " bei ", " chez ", " presso ", ", ", " - ", " | ", " hos ", " @"]
FOR = [" for ", " für ", " pour ", " para ", " in ", " of "]
TO = [" to the ", " to ", " der ", " des ", " du ", " de la ", " del ", " till ", " for the ", " to our ", " - ", ", "]
TOPICS = ["DACH", "EMEA", "Nordics", "Payments", "R&D", "M & A", "C++", ".NET", "F&B", "St. Pölten", "L & D", "2nd line", "AI"]
PREFIXES = ["Sr. ", "V.P. ", "Ex-", "former ", "Acting ", "Interim ", "Junior ", "Senior ", "Co-", "Freelance ", "Associate "]


def patterns():
    """The lexicon by kind: a list of (value, pattern as a person might write it)."""
    out, heading = {"level": [], "func": [], "role": [], "status": []}, None
    for line in open(LEXICON, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            words = line[1:].split()
            if words[0] != "func-role":
                heading = words
            continue
        if heading[0] == "reprio":
            continue
        for one in line.split(";"):
            one = one.strip().lstrip("=")
            words = [w[1:].upper() if w.startswith("!") else w for w in one.split()]
            plain = " ".join(words).replace(" * ", " Wonder ").replace("*", "")
            if plain.strip():
                out[heading[0]].append((heading[1], plain.strip()))
    return out


def cased(dice, text):
    return dice.choice([text, text.title(), text.title(), text.capitalize(), text.upper() if dice.random() < 0.3 else text])


def title(dice, known):
    def one(kind, value=None):
        while True:
            found, text = dice.choice(known[kind])
            if value is None or found == value:
                return cased(dice, text)

    def job():
        return dice.choice([
            lambda: one("func"),
            lambda: one("level") + " " + one("func"),
            lambda: one("func") + " " + one("level"),
            lambda: one("level") + dice.choice([" of ", ", ", " ", " de ", " für ", " - "]) + one("func"),
            lambda: dice.choice(PREFIXES) + one("func"),
            lambda: one("level"),
        ])()

    company = dice.choice(COMPANIES)
    return dice.choice([
        job,
        lambda: job() + dice.choice(MARKS),
        lambda: one("func") + dice.choice(MARKS) + " " + one("func"),
        lambda: job() + dice.choice(AT) + company,
        lambda: job() + dice.choice(PARTS) + job(),
        lambda: one("level") + dice.choice([" & ", ", ", " and ", " | "]) + one("level") + dice.choice(AT) + company,
        lambda: one("role", "assistant") + dice.choice(TO) + one("level"),
        lambda: one("role") + dice.choice(PARTS) + job(),
        lambda: dice.choice(PREFIXES) + one("role") + dice.choice(TO) + one("level") + dice.choice(PARTS) + one("func"),
        lambda: one("role", "chief_of_staff") + dice.choice(TO) + one("level"),
        lambda: one("role", "recruiter") + dice.choice(FOR) + one("func"),
        lambda: one("status") + dice.choice(["", " ", ", ", " | "]) + job(),
        lambda: job() + dice.choice(PARTS) + one("status"),
        lambda: job() + dice.choice(FOR) + dice.choice(TOPICS),
        lambda: job() + " " + dice.choice(TOPICS) + dice.choice(PARTS) + job() + dice.choice(AT) + company,
        lambda: "Chief " + one("func") + dice.choice([" Officer", " & Growth Officer", " Officer, " + company]),
        lambda: dice.choice(["CEO", "Owner", "President", "General Manager", "Chairman"]) + dice.choice(PARTS) + one("func"),
        lambda: one("func") + dice.choice(PARTS) + dice.choice(["CEO", "Owner", "VP", "Partner", "Founder & CEO"]),
    ])()


def line(text, lexicon):
    got = prototype.classify(text, lexicon)
    target = got["target"] or {"text": "", "level": None}
    flags = [got["assistant"], got["recruiter"], "chief_of_staff" in got["roles"]]
    cells = [text, got["level"], got["function"], *(str(int(flag)) for flag in flags),
             target["text"], target["level"] or ("none" if got["target"] else ""), ",".join(got["status"]),
             ",".join(got["levels"]), ",".join(got["functions"])]
    return "\t".join(cells)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    known, lexicon, seen = patterns(), prototype.Lex(LEXICON), set()
    while len(seen) < count:
        text = title(dice, known).replace("\t", " ")
        if text not in seen and len(text) <= 200:
            seen.add(text)
            print(line(text, lexicon))


if __name__ == "__main__":
    main()
