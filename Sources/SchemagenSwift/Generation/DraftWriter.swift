import SchemagenModel

/// Writes the `Draft` of a table: the values of a row that is yet to be inserted.
final class DraftWriter {
    private let table: Table
    private let context: SwiftContext
    private let ownColumn: String?
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
        var type: String
        /// What the initialiser takes where it is told nothing.
        var initial: String?

        /// Whether the type has a `?`.
        var isOptional: Bool { form == .nullable || form == .defaulted }
    }

    init(_ table: Table, properties: [RowProperty], key: TableKey, context: SwiftContext) {
        self.table = table
        self.context = context
        ownColumn = key.ownColumn
        fields.reserveCapacity(properties.count)
        for property in properties
        where table.columns[property.position].identity == nil && table.columns[property.position].generated == nil {
            fields.append(field(property))
        }
    }

    private func field(_ property: RowProperty) -> Field {
        let hasDefault = defaultValue(of: property) != nil
        var field = Field(property: property, form: .required, type: property.type)
        if property.isOptional {
            field.form = hasDefault ? .choice : .nullable
        } else if hasDefault {
            field.form = .defaulted
        }
        if let value = table.columns[property.position].swiftDefault {
            field.initial = initial(value, property).map(SwiftExpressionRenderer.flat)
        }
        switch field.form {
        case .required: break
        case .nullable: field.initial = field.initial ?? "nil"
        case .defaulted where field.initial != nil: field.form = .required
        case .defaulted: field.initial = "nil"
        case .choice:
            context.usesDraftValue = true
            field.type = context.namespace + ".DraftValue<" + property.type + ">"
            if let value = field.initial, value != "nil" {
                field.initial = ".value(" + value + ")"
            } else {
                field.initial = field.initial == nil ? ".databaseDefault" : ".null"
            }
        }
        return field
    }

    private func defaultValue(of property: RowProperty) -> Expression? {
        table.columns[property.position].defaultValue(in: context.facts.types)
    }

    private func initial(_ value: Expression, _ property: RowProperty) -> SwiftExpression? {
        DefaultValue(context: context).expression(
            value, property.columnType, wrapper: property.name == ownColumn ? "ID" : nil)
    }

    private func documentation(_ field: Field) -> String {
        let text = field.property.documentation
        guard field.form == .defaulted || field.form == .choice,
            let value = defaultValue(of: field.property)
        else { return text }
        let shown = ExpressionPrinter.print(value)
        let source = shown.utf8.contains(UInt8(ascii: "`")) ? "" : ", `" + shown + "`"
        return text
            + (field.form == .defaulted ? " Nil: the database's default" : " The database's default") + source + "."
    }

    /// What the initialiser takes.
    var parameters: [ParameterDeclaration] { fields.map(Self.parameter) }

    private static func parameter(_ field: Field) -> ParameterDeclaration {
        field.property.parameter(field.type, isOptional: field.isOptional, defaultValue: field.initial)
    }

    /// Writes it.
    func write(to out: inout SourceBuffer) {
        let properties = fields.map(\.property)
        let isSensitive = properties.contains { $0.isSensitive }
        var inherits = context.protocols("Sendable", "Hashable", "Encodable")
        if isSensitive { inherits += ", " + context.standard("CustomReflectable") }
        let documentation =
            "A row to be inserted into `" + table.info.sqlName
            + "`.\n\nWhat the database makes is left out, and so is what is not set: the database's default holds."
        out.write(
            TypeDeclaration(
                head: DeclarationHead(documentation, access: context.access), keyword: .structure, name: "Draft",
                conformances: inherits)
        ) { out in
            for field in fields {
                field.property.declare(
                    field.type, isOptional: field.isOptional, documentation: self.documentation(field),
                    isConstant: false, access: context.access, to: &out)
            }
            RowWriter.initializer(
                properties, documentation: "Makes a draft; what is left out has its default.", access: context.access,
                to: &out
            ) { Self.parameter(fields[$0]) }
            RowWriter.encoder("Encodes what is set.", context: context, to: &out) { out in
                for field in fields { encode(field, to: &out) }
            }
            validation(to: &out)
            if isSensitive {
                Redaction(context: context).mirror(of: fields.map { ($0.property, $0.isOptional) }, to: &out)
            }
        }
    }

    private func encode(_ field: Field, to out: inout SourceBuffer) {
        guard field.form == .choice else {
            return RowWriter.encode(field.property, isOptional: field.isOptional, context: context, to: &out)
        }
        var value = SwiftExpression.atom(field.property.reference(hiddenBy: "container", "encoder"))
        if field.property.isAdapted {
            let encoded = CodingAdapter.encoding(.atom("$0"), field.property.columnType, context)
            value = .method(value, "map", .closure(.attempt("try", encoded)))
        }
        let arguments = [
            SwiftExpression.Argument(label: "into", value: .atom("&container")),
            SwiftExpression.Argument(label: "forKey", value: .atom("." + field.property.spelledStorage)),
        ]
        out.write(.evaluation(.attempt("try", .call(.member(value, ".encode"), arguments))))
    }

    // MARK: Validation

    private func validation(to out: inout SourceBuffer) {
        let writer = ValidationWriter(context: context)
        writer.method(
            "The rules of the schema that the draft breaks, as far as Swift can tell; none where all is well.",
            to: &out
        ) { out in
            for field in fields where writer.hasLimit(field.property.columnType) {
                var value = field.property.reference(hiddenBy: ValidationWriter.local)
                if field.form == .choice { value += ".valueIfSet" }
                if field.property.name == ownColumn {
                    value += field.form == .required ? ".rawValue" : "?.rawValue"
                }
                writer.limits(
                    of: value, isOptional: field.form != .required, type: field.property.columnType,
                    path: table.info.name + "." + field.property.name, to: &out)
            }
            writer.checks(of: table, scope: TranslationScope(column: access(to:)), to: &out)
        }
    }

    /// A column as checks see it: with the database's default where it is a constant, unknown where it is none.
    private func access(to name: String) -> TranslationScope.Access? {
        guard let field = fields.first(where: { $0.property.name == name }) else { return nil }
        let reference = SwiftExpression.atom(field.property.reference(hiddenBy: ValidationWriter.local))
        let raw = context.rawMember(of: field.property.columnType)
        var access = TranslationScope.Access(
            code: reference, type: field.property.columnType, isOptional: field.form != .required,
            rawMember: name == ownColumn ? ".rawValue" + raw : raw)
        guard field.form == .defaulted || field.form == .choice else { return access }
        guard let value = defaultValue(of: field.property), Self.isConstant(value),
            let initial = initial(value, field.property)
        else {
            if field.form == .choice {
                access.condition = .member(reference, ".isSet")
                access.code = .member(reference, ".valueIfSet")
            } else {
                access.condition = .infix("!=", reference, .atom("nil"))
            }
            return access
        }
        if field.form == .choice {
            access.code = .call(.member(reference, ".value"), [.init(label: "orDefault", value: initial)])
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
