import SchemagenModel

/// A struct around one value, coded as that value: the form of ids and of the schema's own types.
struct WrapperDeclaration {
    let context: SwiftContext
    var head: DeclarationHead
    var name: String
    /// The type of the value.
    var raw: DataType
    /// Its Swift spelling.
    var rawType: String
    /// Whether the value must not show in descriptions.
    var isSensitive = false
    /// Further members.
    var members: [Declaration] = []

    /// The declaration.
    func declaration() -> Declaration {
        let access = head.access
        let types = SwiftTypes(context: context)
        let base = types.base(of: raw)
        // A value that is itself wrapped takes literals of its own.
        let isPlain = types.rawMember(of: raw).isEmpty
        var inherits = context.protocols("Sendable", "Hashable", "Codable", "RawRepresentable")
        var members: [Declaration] = [
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(access, documentation: "The value."), name: "rawValue", type: rawType)),
            .function(
                FunctionDeclaration(
                    head: DeclarationHead(access, documentation: "Wraps a value as it is."), kind: .initializer,
                    parameters: [Parameter("rawValue", rawType)],
                    body: [.assign("self.rawValue", .atom("rawValue"))])),
            .function(
                FunctionDeclaration(
                    head: DeclarationHead(access, documentation: "Wraps a value as it is."), kind: .initializer,
                    parameters: [Parameter(label: nil, name: "rawValue", type: rawType)],
                    body: [.assign("self.rawValue", .atom("rawValue"))])),
        ]
        if isPlain, let literal = literal(of: base) {
            inherits.append(context.standard(literal.protocolName))
            members.append(
                .function(
                    FunctionDeclaration(
                        head: DeclarationHead(access, documentation: "Wraps a literal."), kind: .initializer,
                        parameters: [Parameter(label: literal.label, name: "value", type: rawType)],
                        body: [.assign("rawValue", .atom("value"))])))
        }
        members += coding(access)
        if isComparable(base) {
            inherits.append(context.standard("Comparable"))
            members.append(
                .function(
                    FunctionDeclaration(
                        head: DeclarationHead(access, documentation: "Compares the values."), isStatic: true,
                        kind: .function("<"),
                        parameters: [Parameter("left", name), Parameter("right", name)],
                        result: context.standard("Bool"),
                        body: [.return(.infix("<", .atom("left.rawValue"), .atom("right.rawValue")))])))
        }
        if isSensitive {
            inherits.append(context.standard("CustomReflectable"))
            members.append(Redaction.wrapper(context: context, access: access))
        } else {
            inherits.append(context.standard("CustomStringConvertible"))
            members.append(
                .property(
                    PropertyDeclaration(
                        head: DeclarationHead(access, documentation: "The value as text."), name: "description",
                        type: context.standard("String"), body: .getter([.return(description(base, isPlain))]))))
        }
        return .type(
            TypeDeclaration(
                head: head, kind: .structure, name: name, inherits: inherits, members: members + self.members))
    }

    private func coding(_ access: AccessLevel) -> [Declaration] {
        let isDuration = CodingAdapter.isNeeded(for: raw)
        let stored = isDuration ? CodingAdapter.storedType(of: raw, context) : rawType
        let decoded = SwiftExpression.attempt(
            "try", .call("decoder.singleValueContainer().decode", .atom(stored + ".self")))
        let value = isDuration ? CodingAdapter.decoding(decoded, raw, context) : decoded
        let encoded =
            isDuration ? CodingAdapter.encoding(.atom("rawValue"), raw, context) : SwiftExpression.atom("rawValue")
        return [
            .function(
                FunctionDeclaration(
                    head: DeclarationHead(access, documentation: "Decodes the value alone."), kind: .initializer,
                    parameters: [Parameter(label: "from", name: "decoder", type: "any " + context.standard("Decoder"))],
                    canThrow: true, body: [.assign("rawValue", value)])),
            .function(
                FunctionDeclaration(
                    head: DeclarationHead(access, documentation: "Encodes the value alone."), kind: .function("encode"),
                    parameters: [Parameter(label: "to", name: "encoder", type: "any " + context.standard("Encoder"))],
                    canThrow: true,
                    body: [
                        .binding(
                            isConstant: false, name: "container", type: nil,
                            value: .atom("encoder.singleValueContainer()")
                        ),
                        .expression(.attempt("try", .call("container.encode", encoded))),
                    ])),
        ]
    }

    private func literal(of base: DataType) -> (protocolName: String, label: String)? {
        switch base {
        case .int16, .int32, .int64: ("ExpressibleByIntegerLiteral", "integerLiteral")
        case .string, .varchar, .char, .citext: ("ExpressibleByStringLiteral", "stringLiteral")
        case .bool: ("ExpressibleByBooleanLiteral", "booleanLiteral")
        case .double, .float: ("ExpressibleByFloatLiteral", "floatLiteral")
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

    private func description(_ base: DataType, _ isPlain: Bool) -> SwiftExpression {
        guard isPlain else { return .call(context.standard("String"), labeled: [("describing", .atom("rawValue"))]) }
        switch base {
        case .string, .varchar, .char, .citext: return .atom("rawValue")
        case .int16, .int32, .int64: return .call(context.standard("String"), .atom("rawValue"))
        case .uuid: return .atom("rawValue.uuidString")
        default: return .call(context.standard("String"), labeled: [("describing", .atom("rawValue"))])
        }
    }
}
