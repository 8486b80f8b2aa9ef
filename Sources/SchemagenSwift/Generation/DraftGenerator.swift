import SchemagenModel

/// What is given when a row is inserted: identity and generated columns are the database's, and what has a default may be
/// left to it.
struct DraftGenerator {
    private let table: Table
    private let columns: [ModelColumn]
    private let context: SwiftContext

    /// How a column is given.
    private enum Form {
        /// A value, perhaps with a default that the models apply.
        case value
        /// A value, or nil for the database's default.
        case optionalDefault
        /// A value that may be nil, or the database's default.
        case draftValue
    }

    init(_ table: Table, _ columns: [ModelColumn], _ context: SwiftContext) {
        self.table = table
        self.columns = columns.filter { $0.column.identity == nil && $0.column.generated == nil }
        self.context = context
    }

    private func form(_ column: ModelColumn) -> Form {
        guard column.column.defaultValue != nil || column.column.isTouched else { return .value }
        return column.isOptional ? .draftValue : .optionalDefault
    }

    /// A property is named as the column; that it is deprecated stands in its documentation, since the draft's own code
    /// uses it.
    private func name(_ column: ModelColumn) -> String { SwiftName.escaped(column.name) }

    private func type(_ column: ModelColumn) -> String {
        switch form(column) {
        case .value: return column.type
        case .optionalDefault: return column.type + "?"
        case .draftValue:
            context.usesDraftValue = true
            return "\(context.namespace).DraftValue<\(column.type)>"
        }
    }

    func declaration(imports: inout Set<SwiftImport>) -> Declaration {
        let access = context.access
        var members: [Declaration] = columns.map { column in
            var documentation = SwiftContext.documentation(
                column.column.documentation, deprecation: column.column.deprecation)
            if form(column) == .optionalDefault {
                let note = "nil: the database's default."
                documentation = documentation.map { $0 + "\n\n" + note } ?? note
            }
            return .property(
                PropertyDeclaration(
                    head: DeclarationHead(access, documentation: documentation), name: column.name, type: type(column)))
        }
        members.append(
            .function(
                FunctionDeclaration(
                    head: DeclarationHead(access, documentation: "Makes a row to insert."), kind: .initializer,
                    parameters: columns.map {
                        Parameter($0.name, type($0), defaultValue: defaultValue($0, &imports))
                    }, body: columns.map { .assign("self." + name($0), .atom(name($0))) })))
        members.append(encoding)
        members.append(validation(&imports))
        let row = RowGenerator(context: context, columns: columns, isReadOnly: false)
        members += redaction(row)
        return .type(
            TypeDeclaration(
                head: DeclarationHead(access, documentation: "A row to insert."), kind: .structure, name: "Draft",
                inherits: context.protocols("Sendable", "Hashable", "Encodable") + row.redactionProtocols,
                members: members))
    }

    private func redaction(_ row: RowGenerator) -> [Declaration] {
        let plain = columns.map { column -> ModelColumn in column.named(column.name) }
        return RowGenerator(context: context, columns: plain, isReadOnly: false).redaction(table.info.name + ".Draft")
    }

    private func defaultValue(_ column: ModelColumn, _ imports: inout Set<SwiftImport>) -> SwiftExpression? {
        switch form(column) {
        case .optionalDefault: return .atom("nil")
        case .draftValue: return .atom(".databaseDefault")
        case .value: break
        }
        if let value = column.column.swiftDefault,
            let code = DefaultValue(context).code(value, as: column.column.type, imports: &imports)
        {
            return code
        }
        return column.isOptional ? .atom("nil") : nil
    }

    /// Only what is given is encoded, under the columns' SQL names.
    private var encoding: Declaration {
        let isEmpty = columns.isEmpty
        var body: [Statement] = [
            .binding(
                isConstant: isEmpty, name: isEmpty ? "_" : "container", type: nil,
                value: .call(.atom("encoder.container"), [.init(label: "keyedBy", value: .atom("CodingKeys.self"))]))
        ]
        for column in columns {
            let key = SwiftExpression.atom("." + SwiftName.escaped(column.storage))
            let isDuration = column.column.type == .duration
            func value(_ code: String) -> SwiftExpression {
                isDuration ? .call(context.namespace + ".microseconds", .atom(code)) : .atom(code)
            }
            func encode(_ code: SwiftExpression) -> Statement {
                .expression(.attempt("try", .call("container.encode", labeled: [("", code), ("forKey", key)])))
            }
            switch form(column) {
            case .value where !column.isOptional: body.append(encode(value(name(column))))
            case .value, .optionalDefault:
                let given =
                    isDuration
                    ? SwiftExpression.call(
                        .member(.atom(name(column)), ".map"),
                        [.init(label: nil, value: .atom(context.namespace + ".microseconds"))])
                    : .atom(name(column))
                body.append(
                    .expression(
                        .attempt("try", .call("container.encodeIfPresent", labeled: [("", given), ("forKey", key)]))))
            case .draftValue:
                let given =
                    isDuration
                    ? SwiftExpression.atom("value.map(\(context.namespace).microseconds)") : .atom("value")
                body.append(.if(.atom("case .value(let value) = \(name(column))"), [encode(given)]))
            }
        }
        return .function(
            FunctionDeclaration(
                head: DeclarationHead(
                    context.access, documentation: "Encodes what is given, under the columns' SQL names."),
                kind: .function("encode"),
                parameters: [Parameter(label: "to", name: "encoder", type: "any " + context.standard("Encoder"))],
                canThrow: true, body: body))
    }

    /// What can be told before the row is there: a default that only the database knows leaves a check out.
    private func validation(_ imports: inout Set<SwiftImport>) -> Declaration {
        let types = SwiftTypes(context: context)
        var accesses: [String: ExpressionTranslator.Access] = [:]
        for column in columns where form(column) != .draftValue {
            var code = SwiftExpression.atom(name(column))
            if form(column) == .optionalDefault {
                guard let value = column.column.defaultValue,
                    let fallback = DefaultValue(context).code(value, as: column.column.type, imports: &imports)
                else { continue }
                code = .bracketed(.infix("??", code, fallback))
            }
            accesses[column.name] = ExpressionTranslator.Access(
                code: code, type: types.base(of: column.column.type), isOptional: column.isOptional,
                rawMember: (column.isKey ? ".rawValue" : "") + types.rawMember(of: column.column.type))
        }
        var translator = ExpressionTranslator(context, columns: accesses, catchesOverflow: false)
        var writer = ValidationWriter(context, object: table.info.sqlName)
        writer.columns(columns.filter { form($0) == .value }.map { $0.named($0.name) })
        for check in table.checks where context.applies(check.info.databases, within: table.info.databases) {
            writer.check(check.condition, rule: check.info.sqlName, &translator)
        }
        imports.formUnion(translator.imports)
        return writer.function(access: context.access)
    }
}
