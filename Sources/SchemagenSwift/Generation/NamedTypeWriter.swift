import SchemagenModel

/// Writes the file of a `type X = …`: a struct around its value, with the checks.
struct NamedTypeWriter {
    let type: NamedType
    let context: SwiftContext

    init(_ type: NamedType, context: SwiftContext) {
        self.type = type
        self.context = context
    }

    private var name: String { type.info.name }

    /// The file.
    mutating func file() -> SwiftFile {
        var imports: Set<SwiftImport> = []
        let isMarked = type.info.deprecation != nil && !context.softlyDeprecated.contains(name)
        var documentation = type.info.documentation ?? "The type `\(type.info.sqlName)`."
        if let deprecation = type.info.deprecation, !isMarked, !deprecation.isEmpty {
            documentation += "\n\nDeprecated: \(deprecation)"
        }
        let types = SwiftTypes(context: context)
        let rawType = types.name(of: type.base, imports: &imports)
        var validation = ValidationWriter(context: context)
        validation.limits(of: .atom("rawValue"), isOptional: false, type: type.base, path: name)
        var scope = TranslationScope()
        scope.value = TranslationScope.Access(
            code: .atom("rawValue"), type: type.base, isOptional: false, rawMember: types.rawMember(of: type.base))
        for check in type.checks where context.applies(check.databases, within: type.info.databases) {
            let path = check.name.map { name + "." + $0 } ?? name
            validation.check(check.condition, path: path, constraint: check.sqlName, scope: scope)
        }
        imports.formUnion(validation.imports)
        let wrapper = WrapperDeclaration(
            context: context,
            head: DeclarationHead(
                context.access, documentation: documentation, deprecation: isMarked ? type.info.deprecation : nil),
            name: name, raw: type.base, rawType: rawType,
            members: [
                .function(
                    FunctionDeclaration(
                        head: DeclarationHead(
                            context.access, documentation: "Wraps a value, or gives nil where it breaks a rule."),
                        kind: .failableInitializer,
                        parameters: [Parameter(label: "validating", name: "rawValue", type: rawType)],
                        body: [
                            .expression(.call("self.init", labeled: [("rawValue", .atom("rawValue"))])),
                            .if(.prefix("!", .atom("validate().isEmpty")), [.return(.atom("nil"))]),
                        ])),
                validation.method(
                    access: context.access,
                    documentation: "The rules of the schema that the value breaks; none where all is well."),
            ])
        return SwiftFile(imports: imports, declarations: [wrapper.declaration()])
    }
}
