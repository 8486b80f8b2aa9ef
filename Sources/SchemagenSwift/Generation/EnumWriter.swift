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
        let protocols = context.protocols("Sendable", "Hashable", "Codable", "CaseIterable")
        let first = item.cases.isEmpty ? context.standard("RawRepresentable") : text
        out.write(
            TypeDeclaration(
                head: DeclarationHead(item.info, "The enum", context: context), keyword: .enumeration, name: name,
                conformances: first + ", " + protocols)
        ) { out in
            for item in item.cases {
                out.write(
                    CaseDeclaration(
                        head: DeclarationHead(item.documentation, deprecation: item.deprecation),
                        name: SwiftName.escaped(item.name), rawValue: item.name == item.sqlName ? nil : item.sqlName))
            }
            if item.cases.isEmpty { empty(to: &out) }
            if item.cases.contains(where: { $0.deprecation != nil }) { allCases(to: &out) }
            decoder(to: &out)
        }
    }

    /// The compiler makes no list of cases where one is deprecated, and to name that one would warn.
    private func allCases(to out: inout SourceBuffer) {
        out.write(
            PropertyDeclaration(
                head: DeclarationHead("All cases, in the order of the schema.", access: access),
                keyword: .staticVariable, name: "allCases", type: "[" + name + "]"),
            returning: .method(
                .array(item.cases.map { .string($0.sqlName) }), "compactMap",
                .closure(.call(name, labeled: [("rawValue", .atom("$0"))]))))
    }

    /// What an enum without cases, which can have no raw type, needs to be like the others.
    private func empty(to out: inout SourceBuffer) {
        out.write(
            PropertyDeclaration(
                head: DeclarationHead("The stored text.", access: access), name: "rawValue", type: text),
            statement: .exhausted("self"))
        out.write(
            FunctionDeclaration(
                head: DeclarationHead("There are no values.", access: access), kind: .failableInitializer,
                parameter: ParameterDeclaration(label: "rawValue", type: text)),
            statement: .result(.atom("nil")))
    }

    private func decoder(to out: inout SourceBuffer) {
        out.write(.decoder("Decodes the stored text; the error names an unknown one.", context)) { out in
            out.write(.local(.constant, "container", .attempt("try", .call("decoder.singleValueContainer"))))
            out.write(
                .local(.constant, "text", .attempt("try", .call("container.decode", .atom(text + ".self")))))
            out.write(guard: "value", .call("Self", labeled: [("rawValue", .atom("text"))])) { out in
                let message =
                    "\"unknown " + name
                    + " \\(text.debugDescription); known: \\(Self.allCases.map(\\.rawValue).joined(separator: \", \"))\""
                out.write(
                    .evaluation(
                        .attempt(
                            "throw",
                            .call(
                                context.standard("DecodingError") + ".dataCorruptedError",
                                labeled: [("in", .atom("container")), ("debugDescription", .atom(message))]))))
            }
            out.write(.assignment("self", .atom("value")))
        }
    }
}
