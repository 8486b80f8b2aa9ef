import SchemagenModel

/// An enum of the schema → an enum with the stored texts as raw values.
struct EnumGenerator {
    let item: Enumeration
    let context: SwiftContext

    init(_ item: Enumeration, _ context: SwiftContext) {
        self.item = item
        self.context = context
    }

    func file() -> SwiftFile {
        var members: [Declaration] = item.cases.map { item in
            .enumCase(
                CaseDeclaration(
                    head: DeclarationHead(documentation: Self.documentation(item)), name: item.name,
                    rawValue: item.sqlName == item.name ? nil : item.sqlName))
        }
        members.append(decoding)
        let raw = context.standard("String")
        let protocols = context.protocols("Sendable", "Hashable", "Codable", "CaseIterable")
        let head = context.head(item.info)
        return SwiftFile(
            imports: [],
            declarations: [
                .type(
                    TypeDeclaration(
                        head: head, kind: .enumeration, name: item.info.name, inherits: [raw] + protocols,
                        members: members))
            ])
    }

    /// A deprecated case carries no attribute: `CaseIterable` and decoding name every case.
    private static func documentation(_ item: Enumeration.Case) -> String? {
        SwiftContext.documentation(item.documentation, deprecation: item.deprecation)
    }

    /// Decoding that names the unknown value and the known ones.
    private var decoding: Declaration {
        let access = context.access.prefix
        let string = context.standard("String")
        return .source(
            """
            /// Reads a stored text.
            /// - Throws: `DecodingError` that names the text and those that are known.
            \(access)init(from decoder: any \(context.standard("Decoder"))) throws {
                let container = try decoder.singleValueContainer()
                let text = try container.decode(\(string).self)
                guard let value = Self(rawValue: text) else {
                    let known = Self.allCases.map(\\.rawValue).joined(separator: ", ")
                    throw DecodingError.dataCorruptedError(
                        in: container, debugDescription: "\\"\\(text)\\" is no \(item.info.name); known are \\(known)")
                }
                self = value
            }
            """)
    }
}
