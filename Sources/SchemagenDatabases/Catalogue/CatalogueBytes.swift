#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// Swift takes texts for equal that Unicode calls canonically equivalent: `é` in one scalar and in two. To a database they
// are two names and two values, so a catalogue compares bytes. All of them at once: names are compared and hashed more
// often than anything else is done with them.

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

    /// What comes first in lists: by kind as a database would make them, then by name.
    public static func < (left: CatalogueIdentity, right: CatalogueIdentity) -> Bool {
        if left.kind != right.kind { return left.kind < right.kind }
        for (one, other) in zip(left.path, right.path) {
            let order = order(one, other)
            if order != 0 { return order < 0 }
        }
        return left.path.count < right.path.count
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

private func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && order(left, right) == 0
}

/// Less than zero where the bytes of the first come first, zero where they are the same.
private func order(_ left: String, _ right: String) -> Int {
    var (left, right) = (left, right)
    return left.withUTF8 { one in
        right.withUTF8 { other in
            let shared = min(one.count, other.count)
            // Neither has an address where there is nothing.
            if shared > 0, let first = one.baseAddress, let second = other.baseAddress {
                let order = memcmp(first, second, shared)
                if order != 0 { return Int(order) }
            }
            return one.count - other.count
        }
    }
}

private func combine(_ text: String, into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { bytes in
        hasher.combine(bytes.count)
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
}
