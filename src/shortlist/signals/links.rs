//! Links, mail addresses and handles: told at a glance, so that their signs are not read as language.

/// The length in bytes of the link or address that `rest` begins with; 0 where it begins with none.
/// Closing marks of the sentence around it do not belong to it.
pub(super) fn link_len(rest: &str) -> usize {
    let chunk = rest.split(char::is_whitespace).next().unwrap_or("");
    if !is_link(chunk) {
        return 0;
    }
    let mut link = chunk;
    while let Some(last) = link.chars().next_back() {
        let shorter = link.get(..link.len() - last.len_utf8()).unwrap_or("");
        let closing =
            matches!(last, '.' | ',' | '!' | ';' | ':' | ')' | ']' | '>' | '"' | '\'' | '»' | '”' | '…')
                || (last == '?' && !shorter.ends_with(['/', '=', '&', '?']));
        if !closing {
            break;
        }
        link = shorter;
    }
    link.len()
}

/// Whether a chunk without white space is a link, a mail address or a bare domain with a path.
fn is_link(chunk: &str) -> bool {
    if chunk.contains("://") || chunk.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) {
        return true;
    }
    if let Some((name, host)) = chunk.split_once('@') {
        return name.is_empty() && !host.is_empty() || host.contains('.');
    }
    let Some((host, _)) = chunk.split_once('/') else {
        return false;
    };
    // "vey.example/path", not "and/or" nor "1.5/2".
    host.split_once('.').is_some_and(|(name, end)| {
        !name.is_empty() && end.len() > 1 && end.bytes().all(|b| b.is_ascii_alphabetic() || b == b'.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_end_before_the_marks_of_the_sentence() {
        for (text, link) in [
            ("https://vey.example/a?b=1?", "https://vey.example/a?b=1"),
            ("https://vey.example/?", "https://vey.example/?"),
            ("www.vey.example), and", "www.vey.example"),
            ("kai@vey.example.", "kai@vey.example"),
            ("@kai, hi", "@kai"),
            ("vey.example/x?y", "vey.example/x?y"),
            ("and/or", ""),
            ("hello?", ""),
        ] {
            assert_eq!(&text[..link_len(text)], link);
        }
    }
}
