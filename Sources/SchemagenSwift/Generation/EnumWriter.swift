import SchemagenModel

/// Writes the file of an enum, whose raw values are the stored texts.
struct EnumWriter {
    let item: Enumeration
    let context: SwiftContext

    init(_ item: Enumeration, context: SwiftContext) {
        self.item = item
        self.context = context
    }

    private var name: String { item.info.name }

    /// The file.
    func file() -> SwiftFile {
        let isMarked = item.info.deprecation != nil && !context.softlyDeprecated.contains(name)
        var documentation = item.info.documentation ?? "The enum `\(item.info.sqlName)`."
        if let deprecation = item.info.deprecation, !isMarked, !deprecation.isEmpty {
            documentation += "\n\nDeprecated: \(deprecation)"
        }
        var inherits = context.protocols("Sendable", "Hashable", "Codable", "CaseIterable")
        if item.cases.isEmpty {
            inherits.insert(context.standard("RawRepresentable"), at: 0)
        } else {
            inherits.insert(context.standard("String"), at: 0)
        }
        return SwiftFile(
            imports: [],
            declarations: [
                .type(
                    TypeDeclaration(
                        head: DeclarationHead(
                            context.access, documentation: documentation,
                            deprecation: isMarked ? item.info.deprecation : nil),
                        kind: .enumeration, name: name, inherits: inherits, members: members()))
            ])
    }

    private func members() -> [Declaration] {
        var members = item.cases.map { item in
            Declaration.enumCase(
                CaseDeclaration(
                    head: DeclarationHead(documentation: item.documentation, deprecation: item.deprecation),
                    name: item.name, rawValue: item.name == item.sqlName ? nil : item.sqlName))
        }
        if item.cases.isEmpty { members += empty() }
        if item.cases.contains(where: { $0.deprecation != nil }) { members.append(allCases()) }
        members.append(decoder())
        return members
    }

    /// The compiler makes no list of cases where one is deprecated, and to name that one would warn.
    private func allCases() -> Declaration {
        .property(
            PropertyDeclaration(
                head: DeclarationHead(context.access, documentation: "All cases, in the order of the schema."),
                isStatic: true, name: "allCases", type: "[" + name + "]",
                body: .getter([
                    .return(
                        .method(
                            .array(item.cases.map { .string($0.sqlName) }), "compactMap",
                            .closure(.call(name, labeled: [("rawValue", .atom("$0"))]))))
                ])))
    }

    /// What an enum without cases, which can have no raw type, needs to be like the others.
    private func empty() -> [Declaration] {
        let text = context.standard("String")
        return [
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(context.access, documentation: "The stored text."), name: "rawValue",
                    type: text, body: .getter([.switch(.atom("self"), [])]))),
            .function(
                FunctionDeclaration(
                    head: DeclarationHead(context.access, documentation: "There are no values."),
                    kind: .failableInitializer, parameters: [Parameter("rawValue", text)],
                    body: [.return(.atom("nil"))])),
        ]
    }

    private func decoder() -> Declaration {
        let message =
            "unknown \(name) \\(text.debugDescription); known: "
            + "\\(Self.allCases.map(\\.rawValue).joined(separator: \", \"))"
        return .function(
            FunctionDeclaration(
                head: DeclarationHead(
                    context.access, documentation: "Decodes the stored text; the error names an unknown one."),
                kind: .initializer,
                parameters: [Parameter(label: "from", name: "decoder", type: "any " + context.standard("Decoder"))],
                canThrow: true,
                body: [
                    .binding(
                        isConstant: true, name: "container", type: nil,
                        value: .attempt("try", .call("decoder.singleValueContainer"))),
                    .binding(
                        isConstant: true, name: "text", type: nil,
                        value: .attempt(
                            "try", .call("container.decode", .atom(context.standard("String") + ".self")))),
                    .guard(
                        "let value = Self(rawValue: text)",
                        otherwise: [
                            .expression(
                                .attempt(
                                    "throw",
                                    .call(
                                        context.standard("DecodingError") + ".dataCorruptedError",
                                        labeled: [
                                            ("in", .atom("container")),
                                            ("debugDescription", .atom("\"" + message + "\"")),
                                        ])))
                        ]),
                    .assign("self", .atom("value")),
                ]))
    }
}
