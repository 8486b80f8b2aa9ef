import SchemagenModel

/// Writes the `Draft` of a table: the values of a row that is yet to be inserted.
struct DraftWriter {
    let table: Table
    let context: SwiftContext
    let key: TableKey
    private(set) var imports: Set<SwiftImport> = []
    private var fields: [Field] = []

    /// How a column appears in a draft.
    private enum Form {
        /// There must be a value.
        case required
        /// Nil is NULL, and left out.
        case nullable
        /// Nil stands for the database's default.
        case defaulted
        /// NULL, a value, or the database's default.
        case choice
    }

    private struct Field {
        var property: RowProperty
        var form: Form
        /// What the initialiser takes where it is told nothing.
        var initial: SwiftExpression?
    }

    init(_ table: Table, properties: [RowProperty], key: TableKey, context: SwiftContext) {
        self.table = table
        self.key = key
        self.context = context
        for property in properties where property.column.identity == nil && property.column.generated == nil {
            fields.append(field(property))
        }
    }

    private mutating func field(_ property: RowProperty) -> Field {
        var property = property
        let column = property.column
        var form = Form.required
        if property.isOptional {
            form = column.defaultValue == nil ? .nullable : .choice
        } else if column.defaultValue != nil {
            form = .defaulted
        }
        var initial: SwiftExpression?
        if let value = column.swiftDefault {
            var writer = DefaultValue(context: context)
            initial = writer.expression(value, column.type, wrapper: isOwnKey(column) ? "ID" : nil)
            imports.formUnion(writer.imports)
        }
        switch form {
        case .required: property.isOptional = false
        case .nullable:
            property.isOptional = true
            initial = initial ?? .atom("nil")
        case .defaulted where initial != nil:
            form = .required
            property.isOptional = false
        case .defaulted:
            property.isOptional = true
            initial = .atom("nil")
        case .choice:
            context.usesDraftValue = true
            property.isOptional = false
            property.type = context.namespace + ".DraftValue<" + property.type + ">"
            if let value = initial, value != .atom("nil") {
                initial = .call(".value", value)
            } else {
                initial = .atom(initial == nil ? ".databaseDefault" : ".null")
            }
        }
        property.documentation = documentation(column, form)
        return Field(property: property, form: form, initial: initial)
    }

    private func isOwnKey(_ column: Column) -> Bool {
        if case .single(let own) = key { own.name == column.name } else { false }
    }

    private func documentation(_ column: Column, _ form: Form) -> String {
        let text = column.documentation ?? "The column `\(column.sqlName)`."
        guard form == .defaulted || form == .choice, let value = column.defaultValue else { return text }
        let shown = ExpressionPrinter.print(value)
        let source = shown.utf8.contains(UInt8(ascii: "`")) ? "" : ", `\(shown)`"
        return form == .defaulted
            ? text + " Nil: the database's default\(source)." : text + " The database's default\(source)."
    }

    /// The struct.
    mutating func declaration() -> Declaration {
        let access = context.access
        var members = fields.flatMap { $0.property.declarations(access: access, isConstant: false) }
        members.append(initializer())
        members.append(encoder())
        members.append(validation())
        var inherits = context.protocols("Sendable", "Hashable", "Encodable")
        if fields.contains(where: { $0.property.column.isSensitive }) {
            inherits.append(context.standard("CustomReflectable"))
            members.append(Redaction.mirror(of: fields.map(\.property), context: context, access: access))
        }
        return .type(
            TypeDeclaration(
                head: DeclarationHead(
                    access,
                    documentation: """
                        A row to be inserted into `\(table.info.sqlName)`.

                        What the database makes is left out, and so is what is not set: the database's default holds.
                        """),
                kind: .structure, name: "Draft", inherits: inherits, members: members))
    }

    private func initializer() -> Declaration {
        .function(
            FunctionDeclaration(
                head: DeclarationHead(
                    context.access, documentation: "Makes a draft; what is left out has its default."),
                kind: .initializer,
                parameters: fields.map { field in
                    Parameter(
                        label: field.property.name, name: field.property.parameterName, type: field.property.fullType,
                        defaultValue: field.initial)
                },
                body: fields.map { field in
                    .assign(
                        "self." + SwiftName.escaped(field.property.storage),
                        .atom(SwiftName.escaped(field.property.parameterName)))
                }))
    }

    private func encoder() -> Declaration {
        var body: [Statement] = []
        let container = SwiftExpression.call("encoder.container", labeled: [("keyedBy", .atom("CodingKeys.self"))])
        body.append(
            fields.isEmpty
                ? .assign("_", container)
                : .binding(isConstant: false, name: "container", type: nil, value: container))
        for field in fields {
            guard field.form == .choice else {
                body.append(RowDeclaration.encoding(field.property, context))
                continue
            }
            let reference = SwiftExpression.atom(field.property.reference(hiddenBy: ["container", "encoder"]))
            let forKey = SwiftExpression.atom("." + SwiftName.escaped(field.property.storage))
            let type = field.property.column.type
            let value =
                CodingAdapter.isNeeded(for: type)
                ? SwiftExpression.method(
                    reference, "map", .closure(.attempt("try", CodingAdapter.encoding(.atom("$0"), type, context))))
                : reference
            body.append(
                .expression(
                    .attempt(
                        "try",
                        .call(
                            .member(value, ".encode"),
                            [
                                SwiftExpression.Argument(label: "into", value: .atom("&container")),
                                SwiftExpression.Argument(label: "forKey", value: forKey),
                            ]))))
        }
        return .function(
            FunctionDeclaration(
                head: DeclarationHead(context.access, documentation: "Encodes what is set."), kind: .function("encode"),
                parameters: [Parameter(label: "to", name: "encoder", type: "any " + context.standard("Encoder"))],
                canThrow: true, body: body))
    }

    // MARK: Validation

    private mutating func validation() -> Declaration {
        var writer = ValidationWriter(context: context)
        var scope = TranslationScope()
        let path = table.info.name
        for field in fields {
            let reference = SwiftExpression.atom(field.property.reference(hiddenBy: ValidationWriter.locals))
            var value = field.form == .choice ? SwiftExpression.member(reference, ".valueIfSet") : reference
            if isOwnKey(field.property.column) {
                value = .member(value, field.form == .required ? ".rawValue" : "?.rawValue")
            }
            writer.limits(
                of: value, isOptional: field.form != .required, type: field.property.column.type,
                path: path + "." + field.property.name)
            scope.columns[field.property.name] = access(field, reference)
        }
        for check in table.checks where context.applies(check.info.databases, within: table.info.databases) {
            writer.check(
                check.condition, path: path + "." + check.name, constraint: check.info.sqlName, scope: scope)
        }
        imports.formUnion(writer.imports)
        return writer.method(
            access: context.access,
            documentation:
                "The rules of the schema that the draft breaks, as far as Swift can tell; none where all is well.")
    }

    /// A column as checks see it: with the database's default where it is a constant, unknown where it is none.
    private mutating func access(_ field: Field, _ reference: SwiftExpression) -> TranslationScope.Access {
        let column = field.property.column
        let types = SwiftTypes(context: context)
        var raw = types.rawMember(of: column.type)
        if isOwnKey(column) { raw = ".rawValue" + raw }
        var access = TranslationScope.Access(
            code: reference, type: column.type, isOptional: field.form != .required, rawMember: raw)
        guard field.form == .defaulted || field.form == .choice else { return access }
        var writer = DefaultValue(context: context)
        var initial: SwiftExpression?
        if let value = column.defaultValue, Self.isConstant(value) {
            initial = writer.expression(value, column.type, wrapper: isOwnKey(column) ? "ID" : nil)
        }
        guard let initial else {
            access.condition =
                field.form == .choice ? .member(reference, ".isSet") : .infix("!=", reference, .atom("nil"))
            if field.form == .choice { access.code = .member(reference, ".valueIfSet") }
            return access
        }
        imports.formUnion(writer.imports)
        if field.form == .choice {
            access.code = .call(
                .member(reference, ".value"), [SwiftExpression.Argument(label: "orDefault", value: initial)])
        } else {
            access.code = .infix("??", reference, initial)
            access.isOptional = false
        }
        return access
    }

    private static func isConstant(_ value: Expression) -> Bool {
        switch value.kind {
        case .call, .sql, .nextValue: false
        default: true
        }
    }
}
