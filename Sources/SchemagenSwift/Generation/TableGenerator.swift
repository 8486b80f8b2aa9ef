import SchemagenModel

/// A table → a struct with its id, its draft and what the schema says about its values.
struct TableGenerator {
    let table: Table
    let context: SwiftContext
    private let key: TableKey
    private let allColumns: [Column]

    init(_ table: Table, _ context: SwiftContext) {
        self.table = table
        self.context = context
        allColumns = context.columns(of: table)
        key = TableKey(table, columns: allColumns)
    }

    func file() -> SwiftFile {
        var imports: Set<SwiftImport> = []
        let columns = allColumns.map { modelColumn($0, &imports) }
        let row = RowGenerator(context: context, columns: columns, isReadOnly: false)
        var members = row.properties
        members.append(row.initialiser)
        members += row.objectNames(table.info, "table", "tableName")
        let id = IDGenerator(table, key, context)
        members += id.declarations(imports: &imports)
        members.append(row.codingKeys)
        members += DurationCoding(columns, context).declarations
        members += row.columnNames
        members += row.computed(table.computed, imports: &imports)
        members.append(validation(of: columns, row.accesses, &imports))
        members += row.redaction(table.info.name)
        members.append(DraftGenerator(table, columns, context).declaration(imports: &imports))
        var protocols = context.protocols("Sendable", "Hashable", "Codable")
        if id.isIdentifiable { protocols += context.protocols("Identifiable") }
        return SwiftFile(
            imports: imports,
            declarations: [
                .type(
                    TypeDeclaration(
                        head: context.head(table.info), kind: .structure, name: table.info.name,
                        inherits: protocols + row.redactionProtocols, members: members))
            ])
    }

    private func modelColumn(_ column: Column, _ imports: inout Set<SwiftImport>) -> ModelColumn {
        ModelColumn(
            column, keyType: key.column?.name == column.name ? "ID" : nil,
            isPartial: context.isPartial(column.databases, within: table.info.databases), context, imports: &imports)
    }

    private func validation(
        of columns: [ModelColumn], _ accesses: [String: ExpressionTranslator.Access],
        _ imports: inout Set<SwiftImport>
    ) -> Declaration {
        var translator = ExpressionTranslator(context, columns: accesses, catchesOverflow: false)
        var writer = ValidationWriter(context, object: table.info.sqlName)
        writer.columns(columns)
        for check in table.checks where context.applies(check.info.databases, within: table.info.databases) {
            writer.check(check.condition, rule: check.info.sqlName, &translator)
        }
        imports.formUnion(translator.imports)
        return writer.function(access: context.access)
    }
}

extension ValidationWriter {
    /// The limits of texts and the rules of types.
    mutating func columns(_ columns: [ModelColumn]) {
        for column in columns {
            let code = SwiftExpression.atom(SwiftName.escaped(column.storage))
            if let limit = column.column.type.lengthLimit, !column.isKey {
                self.limit(code, isOptional: column.isOptional, to: limit, rule: column.column.sqlName)
            }
            if case .named = column.column.type, !column.isKey {
                nested(code, isOptional: column.isOptional)
            }
        }
    }
}
