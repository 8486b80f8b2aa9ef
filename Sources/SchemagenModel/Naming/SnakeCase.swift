/// Turns Swift names into the names that SQL is used to.
public enum SnakeCase {
    /// The snake_case form of a Swift name.
    ///
    /// An underscore goes between a lower-case letter or digit and a capital, and before the last capital of a run that
    /// starts a word; a plural s stays with its acronym: `leadID` gives `lead_id`, `emailIDs` gives `email_ids`,
    /// `sha256Hash` gives `sha256_hash`, `HTMLBody` gives `html_body`.
    public static func convert(_ name: String) -> String {
        let (isASCII, capitals) = name.withBytes { bytes -> (Bool, Int) in
            var isASCII = true
            var capitals = 0
            for index in 0..<bytes.count {
                let byte = bytes[index]
                if byte >= 0x80 {
                    isASCII = false
                } else if byte >= 0x41, byte <= 0x5A {
                    capitals += 1
                }
            }
            return (isASCII, capitals)
        }
        if !isASCII { return convert(scalars: Array(name.unicodeScalars)) }
        return capitals == 0 ? name : name.withBytes { convert(bytes: $0, capitals: capitals) }
    }

    /// The same with an underscore before a number too: `line2` gives `line_2`, `sha256Hash` gives `sha_256_hash`.
    public static func convertWithNumbersApart(_ name: String) -> String {
        var result = ""
        var previous: Unicode.Scalar = "_"
        for scalar in convert(name).unicodeScalars {
            if ("0"..."9").contains(scalar), previous != "_", !("0"..."9").contains(previous) { result += "_" }
            result.unicodeScalars.append(scalar)
            previous = scalar
        }
        return result
    }

    private enum Letter { case capital, small, digit, other }

    private static func convert(bytes: UnsafeBufferPointer<UInt8>, capitals: Int) -> String {
        String(unsafeUninitializedCapacity: bytes.count + capitals) { result in
            var length = 0
            for index in 0..<bytes.count {
                var byte = bytes[index]
                if kind(of: byte) == .capital {
                    if breaks(
                        before: index, count: bytes.count, kind: { kind(of: bytes[$0]) }, isS: { bytes[$0] == 0x73 })
                    {
                        result[length] = 0x5F
                        length += 1
                    }
                    byte += 0x20
                }
                result[length] = byte
                length += 1
            }
            return length
        }
    }

    private static func convert(scalars: [Unicode.Scalar]) -> String {
        var result = ""
        for index in 0..<scalars.count {
            let scalar = scalars[index]
            if kind(of: scalar) == .capital {
                if breaks(
                    before: index, count: scalars.count, kind: { kind(of: scalars[$0]) }, isS: { scalars[$0] == "s" })
                {
                    result.append("_")
                }
                result += scalar.properties.lowercaseMapping
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether an underscore goes before the capital at an index.
    private static func breaks(
        before index: Int, count: Int, kind: (Int) -> Letter, isS: (Int) -> Bool
    ) -> Bool {
        guard index > 0 else { return false }
        switch kind(index - 1) {
        case .small, .digit: return true
        case .other: return false
        case .capital:
            guard index + 1 < count, kind(index + 1) == .small else { return false }
            // `IDs`: a lone s behind a run of capitals belongs to the run.
            let isPlural = isS(index + 1) && (index + 2 == count || kind(index + 2) != .small)
            return !isPlural
        }
    }

    private static func kind(of byte: UInt8) -> Letter {
        switch byte {
        case 0x41...0x5A: .capital
        case 0x61...0x7A: .small
        case 0x30...0x39: .digit
        default: .other
        }
    }

    private static func kind(of scalar: Unicode.Scalar) -> Letter {
        if scalar.isASCII { return kind(of: UInt8(truncatingIfNeeded: scalar.value)) }
        if scalar.properties.isUppercase { return .capital }
        if scalar.properties.isLowercase { return .small }
        return scalar.properties.numericType == nil ? .other : .digit
    }
}
