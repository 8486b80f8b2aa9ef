import SchemagenModel

/// Writes the file of a table: its struct with id, names, computed properties, validation and draft.
final class TableWriter {
    let table: Table
    let context: SwiftContext
    private let key: TableKey
    private let properties: [RowProperty]
    private let isSensitive: Bool
    /// Whether the struct carries the attribute; current code may need the type without a warning.
    private let isMarkedDeprecated: Bool

    init(_ table: Table, context: SwiftContext) {
        self.table = table
        self.context = context
        key = TableKey(table)
        properties = RowProperty.properties(
            of: table.columns, key: key, databases: table.info.databases, context: context)
        isSensitive = properties.contains { $0.isSensitive }
        isMarkedDeprecated =
            table.info.deprecation != nil && !context.facts.softlyDeprecated.contains(table.info.name)
    }

    /// What code sees of the table's struct.
    var entry: SwiftAPI.TypeEntry {
        let scope = TranslationScope(column: access(to:))
        let computed = table.computed.compactMap { ComputedWriter(context: context, scope: scope).declaration(of: $0) }
        return SwiftAPI.TypeEntry(
            form: "struct", deprecation: table.info.deprecation,
            members: properties.map(SwiftAPI.Member.init) + computed.map(SwiftAPI.Member.init),
            initializers: [
                "": properties.map { SwiftAPI.Parameter($0.parameter($0.type, isOptional: $0.isOptional)) },
                "Draft": DraftWriter(table, properties: properties, key: key, context: context).parameters
                    .map(SwiftAPI.Parameter.init),
            ])
    }

    /// What the type of the key is, in words; nil: there is none.
    var formOfIdentity: String? {
        switch key {
        case .none: nil
        case .single(_, let type): "struct around " + context.typeName(of: type)
        case .shared(_, let other): other + ".ID"
        case .composite(let columns): "struct of " + columns.joined(separator: ", ")
        }
    }

    private var name: String { table.info.name }
    private var access: String { context.access }

    /// Writes it.
    func write(to out: inout SourceBuffer) {
        structure(to: &out)
        self.extension(to: &out) { out in
            identityProperty(to: &out)
            let scope = TranslationScope(column: access(to:))
            for computed in table.computed {
                ComputedWriter(context: context, scope: scope).write(computed, to: &out)
            }
            if isSensitive { Redaction(context: context).mirror(of: properties.map { ($0, $0.isOptional) }, to: &out) }
            validation(scope, to: &out)
        }
        self.extension(to: &out) { out in
            identity(to: &out)
            NamesWriter(context: context, info: table.info, properties: properties, kind: "table").write(to: &out)
        }
        self.extension(to: &out) { out in
            DraftWriter(table, properties: properties, key: key, context: context).write(to: &out)
        }
    }

    private func `extension`(to out: inout SourceBuffer, _ members: (inout SourceBuffer) -> Void) {
        let head = DeclarationHead(nil, deprecation: isMarkedDeprecated ? table.info.deprecation : nil)
        out.write(TypeDeclaration(head: head, keyword: .extension, name: name), members)
    }

    // MARK: The struct

    private func structure(to out: inout SourceBuffer) {
        var inherits = context.protocols("Sendable", "Hashable", "Codable")
        if isIdentifiable { inherits += ", " + context.standard("Identifiable") }
        if isSensitive { inherits += ", " + context.standard("CustomReflectable") }
        let deprecation = table.info.deprecation
        let head = DeclarationHead(
            TableDocumentation(context: context).text(of: table), deprecation: isMarkedDeprecated ? deprecation : nil,
            access: access)
        out.write(TypeDeclaration(head: head, keyword: .structure, name: name, conformances: inherits)) { out in
            RowWriter(context: context, properties: properties)
                .write(deprecation: isMarkedDeprecated ? nil : deprecation, to: &out)
        }
    }

    /// Whether there is an `id` of the type `ID`: the key's own column, or a computed property for which the name is
    /// free.
    private var isIdentifiable: Bool {
        if case .none = key { return false }
        return key.column == "id" || !isTaken("id")
    }

    private func isTaken(_ name: String) -> Bool {
        property(name) != nil || table.computed.contains { $0.name == name }
    }

    private func property(_ name: String) -> RowProperty? { properties.first { $0.name == name } }

    // MARK: Computed properties and rules

    /// `id`, where no column has that name and type; `primaryKey`, where another column is called `id`.
    private func identityProperty(to out: inout SourceBuffer) {
        func reference(_ name: String) -> String { property(name)?.reference() ?? SwiftName.escaped(name) }
        let value: SwiftExpression
        switch key {
        case .none: return
        case .single(let column, _), .shared(let column, _):
            if column == "id" { return }
            value = .atom(reference(column))
        case .composite(let columns):
            value = .call("ID", labeled: columns.map { (SwiftName.escaped($0), .atom(reference($0))) })
        }
        let name = isTaken("id") ? "primaryKey" : "id"
        if isTaken(name) { return }
        out.write(
            PropertyDeclaration(head: DeclarationHead("The primary key.", access: access), name: name, type: "ID"),
            returning: value)
    }

    /// A column as the row's own methods see it.
    private func access(to name: String) -> TranslationScope.Access? {
        guard let property = property(name) else { return nil }
        let raw = context.rawMember(of: property.columnType)
        return TranslationScope.Access(
            code: .atom(property.reference(hiddenBy: ValidationWriter.local)), type: property.columnType,
            isOptional: property.isOptional, rawMember: key.ownColumn == name ? ".rawValue" + raw : raw)
    }

    private func validation(_ scope: TranslationScope, to out: inout SourceBuffer) {
        let writer = ValidationWriter(context: context)
        let ownColumn = key.ownColumn
        writer.method(
            "The rules of the schema that the row breaks, as far as Swift can tell; none where all is well.", to: &out
        ) { out in
            for property in properties where writer.hasLimit(property.columnType) {
                let reference = property.reference(hiddenBy: ValidationWriter.local)
                writer.limits(
                    of: ownColumn == property.name ? reference + ".rawValue" : reference,
                    isOptional: property.isOptional, type: property.columnType, path: name + "." + property.name,
                    to: &out)
            }
            writer.checks(of: table, scope: scope, to: &out)
        }
    }

    // MARK: Id

    private func identity(to out: inout SourceBuffer) {
        var head = DeclarationHead("The primary key of `" + table.info.sqlName + "`.", access: access)
        switch key {
        case .none: return
        case .single(let column, let type):
            WrapperWriter(
                context: context, name: "ID", raw: type, isSensitive: property(column)?.isSensitive ?? false
            ).write(head, to: &out)
        case .shared(_, let other):
            head.documentation =
                "The primary key of `" + table.info.sqlName + "`, which is that of `" + other + "`."
            out.write(TypeAliasDeclaration(head: head, name: "ID", type: other + ".ID"))
        case .composite(let columns):
            let parts = properties.filter { columns.contains($0.name) }.map(RowProperty.init(partOfKey:))
            let isSensitive = parts.contains { $0.isSensitive }
            var inherits = context.protocols("Sendable", "Hashable", "Codable")
            if isSensitive { inherits += ", " + context.standard("CustomReflectable") }
            out.write(TypeDeclaration(head: head, keyword: .structure, name: "ID", conformances: inherits)) { out in
                RowWriter(context: context, properties: parts).write(deprecation: nil, to: &out)
                if isSensitive { Redaction(context: context).mirror(of: parts.map { ($0, false) }, to: &out) }
            }
        }
    }
}
