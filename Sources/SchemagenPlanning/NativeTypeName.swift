/// The name of a type as SQL spells it in `native("…")`: `"Odd Schema".x`, `public.x[]`.
///
/// What a schema says in SQL is not read; but nothing can be made before the types that it has, and some types that a schema
/// declares can be named there alone: those that are SQL themselves, and domains that others stand on.
struct NativeTypeName: Hashable {
    var schema: String
    var name: String

    init(schema: String?, name: String) {
        self.schema = schema ?? "public"
        self.name = name
    }

    /// Reads the name; what stands behind it says how many values there are, or how long they get.
    init?(_ text: String) {
        var scalars = Substring(text).unicodeScalars
        var path: [String] = []
        repeat {
            guard let part = Self.part(&scalars) else { return nil }
            path.append(part)
        } while scalars.popFirst(".")
        guard let name = path.popLast(), path.count <= 1 else { return nil }
        self.init(schema: path.first, name: name)
    }

    private static func part(_ scalars: inout Substring.UnicodeScalarView) -> String? {
        var result = String.UnicodeScalarView()
        guard scalars.popFirst("\"") else {
            while let scalar = scalars.first,
                scalar == "_" || scalar == "$" || scalar.properties.isAlphabetic || scalar.isDigit
            {
                // Without quotes, letters of ASCII are small ones to the server.
                result.append(
                    scalar.value < 0x80 ? Character(scalar).lowercased().unicodeScalars.first ?? scalar : scalar)
                scalars.removeFirst()
            }
            return result.isEmpty ? nil : String(result)
        }
        while let scalar = scalars.popFirst() {
            if scalar == "\"", !scalars.popFirst("\"") { return String(result) }
            result.append(scalar)
        }
        return nil
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(value) }
}

extension Substring.UnicodeScalarView {
    /// Takes a scalar off, where it stands first.
    fileprivate mutating func popFirst(_ scalar: Unicode.Scalar) -> Bool {
        guard first == scalar else { return false }
        removeFirst()
        return true
    }
}
