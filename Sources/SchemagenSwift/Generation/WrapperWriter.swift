import SchemagenModel

/// Writes a struct around one value, coded as that value: the form of ids and of the schema's own types.
struct WrapperWriter {
    let context: SwiftContext
    let name: String
    /// The type of the value.
    let raw: DataType
    /// Whether the value must not show in descriptions.
    var isSensitive = false

    /// Writes it, with further members. What all of them have is in a protocol's extensions.
    func write(_ head: DeclarationHead, to out: inout SourceBuffer, _ members: (inout SourceBuffer) -> Void = { _ in })
    {
        let rawType = context.typeName(of: raw)
        let base = context.base(of: raw)
        var inherits = context.namespace + ".Wrapper"
        // A value that is itself wrapped takes literals of its own.
        if context.rawMember(of: raw).isEmpty, let literal = literal(of: base) {
            inherits += ", " + context.standard(literal)
        }
        if isComparable(base) { inherits += ", " + context.standard("Comparable") }
        inherits += ", " + context.standard(isSensitive ? "CustomReflectable" : "CustomStringConvertible")
        out.write(TypeDeclaration(head: head, keyword: .structure, name: name, conformances: inherits)) { out in
            out.write(
                PropertyDeclaration(
                    head: DeclarationHead("The value.", access: context.access), name: "rawValue", type: rawType))
            out.write(
                FunctionDeclaration(
                    head: DeclarationHead("Wraps a value as it is.", access: context.access), kind: .initializer,
                    parameter: ParameterDeclaration(label: "rawValue", type: rawType)),
                statement: .setting("rawValue", .atom("rawValue")))
            if CodingAdapter.isNeeded(for: raw) { adaptedCoding(to: &out) }
            if isSensitive { Redaction(context: context).write([.atom("\"rawValue\": \"<redacted>\"")], to: &out) }
            members(&out)
        }
    }

    /// Coding in another form than the value's own.
    private func adaptedCoding(to out: inout SourceBuffer) {
        let stored = CodingAdapter.storedType(of: raw, context)
        let decoded = SwiftExpression.attempt(
            "try", .call("decoder.singleValueContainer().decode", .atom(stored + ".self")))
        out.write(.decoder("Decodes the value alone.", context)) { out in
            out.write(.assignment("rawValue", CodingAdapter.decoding(decoded, raw, context)))
        }
        out.write(.encoder("Encodes the value alone.", context)) { out in
            out.write(.local(.variable, "container", .call("encoder.singleValueContainer")))
            let encoded = CodingAdapter.encoding(.atom("rawValue"), raw, context)
            out.write(.evaluation(.attempt("try", .call("container.encode", encoded))))
        }
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
