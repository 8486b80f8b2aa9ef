import SchemagenModel

/// `type X = …` → a struct around the base's value.
struct TypeGenerator {
    let type: NamedType
    let context: SwiftContext

    init(_ type: NamedType, _ context: SwiftContext) {
        self.type = type
        self.context = context
    }

    func file() -> SwiftFile {
        var imports: Set<SwiftImport> = []
        let raw = SwiftTypes(context: context).name(of: type.base, imports: &imports)
        let protocols = context.protocols("RawRepresentable", "Sendable", "Hashable", "Codable")
        var members: [Declaration] = [
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(context.access, documentation: "The value."), name: "rawValue", type: raw)),
            .function(
                FunctionDeclaration(
                    head: DeclarationHead(context.access, documentation: "Wraps a value; `validate()` checks it."),
                    kind: .initializer, parameters: [Parameter("rawValue", raw)],
                    body: [.assign("self.rawValue", .atom("rawValue"))])),
        ]
        if let literal = LiteralConformance(type.base, context) {
            members.append(literal.initialiser(access: context.access))
        }
        var translator = ExpressionTranslator(
            context,
            value: .init(
                code: .atom("rawValue"), type: SwiftTypes(context: context).base(of: type.base), isOptional: false,
                rawMember: SwiftTypes(context: context).rawMember(of: type.base)), catchesOverflow: false)
        var validation = ValidationWriter(context, object: type.info.sqlName)
        if let limit = type.base.lengthLimit {
            validation.limit(.atom("rawValue"), isOptional: false, to: limit, rule: type.info.sqlName)
        }
        for check in type.checks where context.applies(check.databases, within: type.info.databases) {
            validation.check(check.condition, rule: check.sqlName, &translator)
        }
        members.append(validation.function(access: context.access))
        imports.formUnion(translator.imports)
        let literalProtocols = LiteralConformance(type.base, context).map { [$0.name] } ?? []
        return SwiftFile(
            imports: imports,
            declarations: [
                .type(
                    TypeDeclaration(
                        head: context.head(type.info), kind: .structure, name: type.info.name,
                        inherits: protocols + literalProtocols, members: members))
            ])
    }
}

/// The literals that a wrapped value can be written as.
struct LiteralConformance {
    let name: String
    private let parameter: String

    init?(_ base: DataType, _ context: SwiftContext) {
        switch base {
        case .int16, .int32, .int64:
            name = context.standard("ExpressibleByIntegerLiteral")
            var ignored: Set<SwiftImport> = []
            parameter = SwiftTypes(context: context).name(of: base, imports: &ignored)
        case .string, .varchar, .char, .citext:
            name = context.standard("ExpressibleByStringLiteral")
            parameter = context.standard("String")
        default: return nil
        }
    }

    func initialiser(access: AccessLevel) -> Declaration {
        let label = name.hasSuffix("IntegerLiteral") ? "integerLiteral" : "stringLiteral"
        return .function(
            FunctionDeclaration(
                head: DeclarationHead(access, documentation: "Wraps a literal."), kind: .initializer,
                parameters: [Parameter(label: label, name: "value", type: parameter)],
                body: [.expression(.call("self.init", labeled: [("rawValue", .atom("value"))]))]))
    }
}

extension DataType {
    /// The most Unicode scalars that a value may have.
    var lengthLimit: Int? {
        switch self {
        case .string(let limit): limit
        case .char(let length): length
        default: nil
        }
    }
}
