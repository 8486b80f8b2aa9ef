// Swift takes texts for equal that Unicode calls canonically equivalent: `é` in one scalar and in two. To a database they
// are two names and two values, so a catalogue compares bytes.

extension CatalogueIdentity {
    /// Whether kind and path are the same, byte by byte.
    public static func == (left: CatalogueIdentity, right: CatalogueIdentity) -> Bool {
        left.kind == right.kind && left.path.elementsEqual(right.path, by: isSame)
    }

    /// As `==` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        for part in path { combine(part, into: &hasher) }
    }
}

extension CatalogueValue {
    /// Whether the values are the same, texts byte by byte.
    public static func == (left: CatalogueValue, right: CatalogueValue) -> Bool {
        switch (left, right) {
        case (.text(let left), .text(let right)): isSame(left, right)
        case (.flag(let left), .flag(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.list(let left), .list(let right)): left.elementsEqual(right, by: isSame)
        case (.text, _), (.flag, _), (.number, _), (.list, _): false
        }
    }

    /// As `==` compares.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .text(let text): combine(text, into: &hasher)
        case .flag(let flag): hasher.combine(flag)
        case .number(let number): hasher.combine(number)
        case .list(let list): for part in list { combine(part, into: &hasher) }
        }
    }
}

private func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

private func combine(_ text: String, into hasher: inout Hasher) {
    hasher.combine(text.utf8.count)
    for byte in text.utf8 { hasher.combine(byte) }
}
