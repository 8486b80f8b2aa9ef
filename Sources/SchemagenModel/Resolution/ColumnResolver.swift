import SchemagenLanguage

/// The first pass over a column: its name, its type, and the attributes that need nothing else.
struct ColumnResolver {
    private let context: ResolutionContext

    /// Makes a resolver.
    init(_ context: ResolutionContext) { self.context = context }

    /// Adds a column of a table or virtual table.
    func declare(_ syntax: ColumnSyntax, in draft: TableDraft) {
        let attributes = AttributeReader(
            syntax.naming.attributes, on: draft.isVirtual ? .readOnlyColumn : .column, context: context)
        let isPlain = draft.isVirtual || attributes.isEmpty
        let (column, isSound) = resolve(
            syntax, attributes, within: draft.owner.databases, in: draft.isVirtual ? .readOnly : .column,
            table: isPlain ? nil : draft.owner.sqlName)
        if draft.isVirtual, let value = syntax.defaultValue {
            context.report(.misplacedDefault, "a column of a virtual table has no default", at: value.span)
        }
        draft.columns.append(column, isBroken: !isSound)
        draft.drafts.append(ColumnDraft(syntax: syntax, attributes: attributes, isSound: isSound))
    }

    /// A column with nothing but what columns of views have too.
    func plain(
        _ syntax: ColumnSyntax, _ attributes: AttributeReader, within databases: DatabaseSet,
        in place: TypeResolver.Place
    ) -> (value: Column, isSound: Bool) {
        resolve(syntax, attributes, within: databases, in: place, table: nil)
    }

    /// - Parameter table: The SQL name of the table, for columns that can have what only columns of tables have.
    private func resolve(
        _ syntax: ColumnSyntax, _ attributes: AttributeReader, within databases: DatabaseSet,
        in place: TypeResolver.Place, table: String?
    ) -> (value: Column, isSound: Bool) {
        let naming = syntax.naming
        let type = TypeResolver(context, in: place).resolve(syntax.type)
        let sqlName = context.sqlName(naming, .column)
        let column: Column
        if attributes.isEmpty, naming.formerName == nil {
            column = Column(
                name: naming.name.text, sqlName: sqlName, documentation: naming.documentation,
                type: type ?? .string(maximumLength: nil), isNullable: syntax.type.isOptional, databases: databases,
                anchor: SourceAnchor(naming.name.span))
        } else {
            let isSensitive = attributes.flag(.sensitive)
            let deprecation = attributes.text(.deprecated)
            let formerName = context.formerName(naming)
            let existing = attributes.databases(within: databases)
            let allowances = attributes.allowances()
            let isTouched = table != nil && attributes.flag(.touch)
            column = Column(
                name: naming.name.text, sqlName: sqlName, documentation: naming.documentation,
                type: type ?? .string(maximumLength: nil), isNullable: syntax.type.isOptional,
                identity: table.flatMap { identity(attributes, of: sqlName, table: $0) },
                collation: table == nil ? nil : attributes.collation(), isTouched: isTouched, isSensitive: isSensitive,
                deprecation: deprecation, inverse: table == nil ? nil : inverse(attributes)?.text,
                formerName: formerName,
                notNullConflict: table == nil ? nil : notNullConflict(attributes, of: syntax),
                lacksNotNull: table != nil && lacksNotNull(attributes, of: syntax),
                sqlite: table == nil ? SQLiteColumn() : sqlite(attributes),
                postgresql: table == nil ? PostgreSQLColumn() : postgresql(attributes), databases: existing,
                allowances: allowances, anchor: SourceAnchor(naming.name.span))
        }
        if let type { requireAvailable(type, for: column.databases, at: syntax.type.span) }
        if place == .column, syntax.type.isOptional, case .named(let name)? = type,
            context.types[name]?.isNotNull ?? false
        {
            context.report(
                .invalidType, "a column of the type `\(name)` is never nil: the type is `@notNull`",
                at: syntax.type.span,
                fixes: [Diagnostic.Fix("remove the `?`, or the `@notNull` of the type")])
        }
        return (column, type != nil)
    }

    /// Reports a type that does not exist where the column does.
    private func requireAvailable(_ type: DataType, for databases: DatabaseSet, at span: SourceSpan) {
        switch type {
        case .enumeration(let name):
            context.requireAvailable(
                context.enumerations[name]?.info.databases, "the enum `\(name)`", for: databases, at: span)
        case .named(let name):
            context.requireAvailable(
                context.types[name]?.info.databases, "the type `\(name)`", for: databases, at: span)
        case .native(let native):
            for database in databases.databases where native.sql[database] == nil {
                context.report(
                    .sqlTextMissing, "this type has no name for \(database.title), where the column is to exist too",
                    at: span)
            }
        case .array(let element): requireAvailable(element, for: databases, at: span)
        default: break
        }
    }

    // MARK: Attributes

    /// `@inverse(replies)`
    func inverse(_ attributes: AttributeReader) -> Identifier? {
        guard let syntax = attributes[.inverse] else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        let name = arguments.required("a name").flatMap { arguments.name($0) }
        arguments.finish()
        return name
    }

    private func identity(_ attributes: AttributeReader, of sqlName: String, table: String) -> Identity? {
        let isAutoincrement = attributes.flag(.autoincrement)
        guard let syntax = attributes[.identity] else {
            if isAutoincrement, let autoincrement = attributes[.autoincrement] {
                context.report(
                    .conflictingAttributes, "`@autoincrement` needs `@identity` beside it", at: autoincrement.span)
            }
            return nil
        }
        var arguments = ArgumentReader(syntax, context: context)
        let mode = arguments.positional().flatMap { arguments.word($0, Identity.Mode.self) } ?? .byDefault
        let options = arguments.sequenceOptions()
        let name = arguments.labeled("sequence").flatMap { arguments.name($0) }
        arguments.finish()
        return Identity(
            mode: mode, options: options,
            sequenceName: context.explicitName(name)
                ?? context.naming.name(.identity, table: table, columns: [sqlName]),
            isAutoincrement: isAutoincrement)
    }

    private func sqlite(_ attributes: AttributeReader) -> SQLiteColumn {
        let sqlite = SQLiteColumn(type: attributes.text(.sqliteType), definition: attributes.text(.sqliteDefinition))
        if sqlite.type != nil, sqlite.definition != nil, let syntax = attributes[.sqliteType] {
            context.report(
                .conflictingAttributes, "`@sqliteDefinition` says the type too", at: syntax.span)
        }
        return sqlite
    }

    private func postgresql(_ attributes: AttributeReader) -> PostgreSQLColumn {
        var result = PostgreSQLColumn(
            storage: attributes.word(.storage, PostgreSQLColumn.Storage.self),
            compression: attributes.word(.compression, PostgreSQLColumn.Compression.self),
            parameters: attributes.storageParameters())
        if let syntax = attributes[.statistics] {
            var arguments = ArgumentReader(syntax, context: context)
            result.statistics = arguments.required("a number").flatMap { arguments.integer($0, in: 0...10_000) }
            arguments.finish()
        }
        return result
    }

    /// `@notNull(false)`
    private func lacksNotNull(_ attributes: AttributeReader, of column: ColumnSyntax) -> Bool {
        guard let syntax = attributes[.notNull] else { return false }
        var arguments = ArgumentReader(syntax, context: context)
        guard arguments.labeled("onConflict") == nil, let value = arguments.positional() else { return false }
        arguments.finish()
        guard arguments.boolean(value) == false else {
            arguments.report("a column without `?` has NOT NULL unless this is `false`", at: value.span)
            return false
        }
        if column.type.isOptional {
            context.report(
                .conflictingAttributes,
                "`\(column.naming.name.text)` is optional: it has no NOT NULL that could be left out", at: syntax.span)
        }
        return true
    }

    private func notNullConflict(_ attributes: AttributeReader, of column: ColumnSyntax) -> ConflictResolution? {
        guard let syntax = attributes[.notNull] else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        let conflict = arguments.labeled("onConflict")
        guard let conflict else {
            // `@notNull(false)` is read elsewhere.
            if arguments.positional() == nil {
                arguments.report("`@notNull` needs `onConflict:` or `false`", at: syntax.span)
            }
            return nil
        }
        arguments.finish()
        if column.type.isOptional {
            context.report(
                .conflictingAttributes,
                "`\(column.naming.name.text)` is optional: it has no NOT NULL that could be violated",
                at: syntax.span)
        }
        return arguments.word(conflict, ConflictResolution.self)
    }
}

extension AttributeReader {
    /// `@collate("name")`, `@collate(postgresql: "…", sqlite: "…")`
    func collation() -> SQLText? {
        guard let syntax = self[.collate] else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        let collation = arguments.collation()
        arguments.finish()
        return collation
    }
}

extension ArgumentReader {
    /// `"name"` or `postgresql: "…", sqlite: "…"`: a collation.
    mutating func collation() -> SQLText? {
        let postgresql = labeled("postgresql")
        let sqlite = labeled("sqlite")
        if let common = positional() {
            if let other = postgresql ?? sqlite {
                report("one name for all databases or one for each, not both", at: other.span)
            }
            return collationName(common).map { SQLText($0) }
        }
        guard postgresql != nil || sqlite != nil else {
            _ = required("a collation in quotes")
            return nil
        }
        return SQLText(
            postgresql: postgresql.flatMap { collationName($0) }, sqlite: sqlite.flatMap { collationName($0) })
    }

    private func collationName(_ value: ExpressionSyntax) -> String? {
        guard let text = text(of: value) else { return nil }
        guard !text.isEmpty, !SQLIdentifier.hasControlCharacter(text) else {
            report("this cannot be the name of a collation", at: value.span)
            return nil
        }
        return text
    }
}
