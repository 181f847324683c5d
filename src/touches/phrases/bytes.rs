//! Eight bytes at a time, as one number: the first byte is the lowest.

/// The high bit of each byte.
pub(super) const HIGH: u64 = each(0x80);

pub(super) const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Up to eight bytes, filled up with zeros.
pub(super) fn partial(bytes: &[u8]) -> u64 {
    if let Some(head) = bytes.first_chunk() {
        return u64::from_le_bytes(*head);
    }
    bytes.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte))
}

/// Marks, by their high bits, bytes that are 0: the first one rightly, others perhaps in vain.
pub(super) const fn zeros(bytes: u64) -> u64 {
    bytes.wrapping_sub(each(1)) & !bytes & HIGH
}

/// Marks, by their high bits, bytes from `LOW` to `TOP`. The high bits of the bytes must be clear.
pub(super) const fn between<const LOW: u8, const TOP: u8>(bytes: u64) -> u64 {
    (bytes + each(0x80 - LOW)) & !(bytes + each(0x7f - TOP)) & HIGH
}

/// The letters and digits of ASCII that eight bytes begin with.
pub(super) struct Letters {
    pub count: usize,
    /// The same in lower case; behind them stands nothing of meaning.
    pub folded: u64,
    /// Whether one of them is in lower case.
    pub lower: bool,
}

impl Letters {
    pub(super) const fn of(bytes: u64) -> Self {
        let low = bytes & !HIGH;
        let small = between::<b'a', b'z'>(low) & !bytes;
        let capital = between::<b'A', b'Z'>(low) & !bytes;
        let all = small | capital | (between::<b'0', b'9'>(low) & !bytes);
        let others = !all & HIGH;
        let count = others.trailing_zeros() as usize / 8;
        // The bits below the first other byte's high bit; its own low bits mark nothing.
        let inside = if others == 0 { u64::MAX } else { (others & others.wrapping_neg()) - 1 };
        Self { count, folded: bytes | (capital >> 2), lower: small & inside != 0 }
    }
}
