import SchemagenModel

/// Writes the file of an enum, whose raw values are the stored texts.
struct EnumWriter {
    let item: Enumeration
    let context: SwiftContext

    private var name: String { item.info.name }
    private var access: String { context.access }
    private var text: String { context.standard("String") }

    /// Writes it.
    func write(to out: inout SourceBuffer) {
        out.end()
        out.head(item.info, "The enum", context: context)
        let inherits = context.protocols("Sendable", "Hashable", "Codable", "CaseIterable")
        out.type(
            access + "enum ", name,
            inherits: (item.cases.isEmpty ? context.standard("RawRepresentable") : text) + ", " + inherits)
        for item in item.cases {
            out.member(.enumCase)
            out.head(item.documentation, deprecation: item.deprecation)
            out.begin()
            out.put("case ", SwiftName.escaped(item.name))
            if item.name != item.sqlName {
                out.put(" = ")
                out.putLiteral(item.sqlName)
            }
            out.end()
        }
        if item.cases.isEmpty { empty(to: &out) }
        if item.cases.contains(where: { $0.deprecation != nil }) { allCases(to: &out) }
        decoder(to: &out)
        out.close()
    }

    private func member(_ documentation: String, to out: inout SourceBuffer) {
        out.member()
        out.head(documentation)
        out.begin()
        out.put(access)
    }

    /// The compiler makes no list of cases where one is deprecated, and to name that one would warn.
    private func allCases(to out: inout SourceBuffer) {
        member("All cases, in the order of the schema.", to: &out)
        out.put("static var allCases: [", name, "]")
        out.body(
            returning: .method(
                .array(item.cases.map { .string($0.sqlName) }), "compactMap",
                .closure(.call(name, labeled: [("rawValue", .atom("$0"))]))))
    }

    /// What an enum without cases, which can have no raw type, needs to be like the others.
    private func empty(to out: inout SourceBuffer) {
        member("The stored text.", to: &out)
        out.put("var rawValue: ", text)
        out.open()
        out.line("switch self {")
        out.line("}")
        out.close()
        member("There are no values.", to: &out)
        out.put("init?(rawValue: ", text, ")")
        out.body { $0.put("nil") }
    }

    private func decoder(to out: inout SourceBuffer) {
        member("Decodes the stored text; the error names an unknown one.", to: &out)
        out.put("init(from decoder: any ", context.standard("Decoder"), ") throws")
        out.open()
        out.line("let container = try decoder.singleValueContainer()")
        out.line("let text = try container.decode(", text, ".self)")
        out.begin()
        out.put("guard let value = Self(rawValue: text) else")
        out.open()
        let message =
            "\"unknown " + name
            + " \\(text.debugDescription); known: \\(Self.allCases.map(\\.rawValue).joined(separator: \", \"))\""
        out.line(
            "",
            .attempt(
                "throw",
                .call(
                    context.standard("DecodingError") + ".dataCorruptedError",
                    labeled: [("in", .atom("container")), ("debugDescription", .atom(message))])))
        out.close()
        out.line("self = value")
        out.close()
    }
}
