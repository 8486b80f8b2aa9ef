import SchemagenModel

/// Writes a struct around one value, coded as that value: the form of ids and of the schema's own types.
struct WrapperWriter {
    let context: SwiftContext
    let name: String
    /// The type of the value.
    let raw: DataType
    /// Whether the value must not show in descriptions.
    var isSensitive = false

    /// Writes it, with the end left open for further members. What all of them have is in a protocol's extensions.
    func write(to out: inout SourceBuffer) {
        let rawType = context.typeName(of: raw)
        let base = context.base(of: raw)
        var inherits = context.namespace + ".Wrapper"
        // A value that is itself wrapped takes literals of its own.
        if context.rawMember(of: raw).isEmpty, let literal = literal(of: base) {
            inherits += ", " + context.standard(literal)
        }
        if isComparable(base) { inherits += ", " + context.standard("Comparable") }
        inherits += ", " + context.standard(isSensitive ? "CustomReflectable" : "CustomStringConvertible")
        out.type(context.access + "struct ", name, inherits: inherits)
        out.member(.stored)
        out.head("The value.")
        out.line(context.access, "var rawValue: ", rawType)
        out.member()
        out.head("Wraps a value as it is.")
        out.begin()
        out.put(context.access, "init(rawValue: ", rawType, ")")
        out.body { $0.put("self.rawValue = rawValue") }
        if CodingAdapter.isNeeded(for: raw) { adaptedCoding(to: &out) }
        if isSensitive { Redaction(context: context).write([.atom("\"rawValue\": \"<redacted>\"")], to: &out) }
    }

    /// Coding in another form than the value's own.
    private func adaptedCoding(to out: inout SourceBuffer) {
        let stored = CodingAdapter.storedType(of: raw, context)
        let decoded = SwiftExpression.attempt(
            "try", .call("decoder.singleValueContainer().decode", .atom(stored + ".self")))
        out.member()
        out.head("Decodes the value alone.")
        out.begin()
        out.put(context.access, "init(from decoder: any ", context.standard("Decoder"), ") throws")
        out.open()
        out.line("rawValue = ", CodingAdapter.decoding(decoded, raw, context))
        out.close()
        out.member()
        out.head("Encodes the value alone.")
        out.begin()
        out.put(context.access, "func encode(to encoder: any ", context.standard("Encoder"), ") throws")
        out.open()
        out.line("var container = encoder.singleValueContainer()")
        let encoded = CodingAdapter.encoding(.atom("rawValue"), raw, context)
        out.line("", .attempt("try", .call("container.encode", encoded)))
        out.close()
    }

    private func literal(of base: DataType) -> String? {
        switch base {
        case .int16, .int32, .int64: "ExpressibleByIntegerLiteral"
        case .string, .varchar, .char, .citext: "ExpressibleByStringLiteral"
        case .bool: "ExpressibleByBooleanLiteral"
        case .double, .float: "ExpressibleByFloatLiteral"
        default: nil
        }
    }

    private func isComparable(_ base: DataType) -> Bool {
        switch base {
        case .int16, .int32, .int64, .float, .double, .decimal, .string, .varchar, .char, .citext, .timestamp,
            .localTimestamp, .localDate, .localTime, .duration:
            return true
        default: return false
        }
    }
}
