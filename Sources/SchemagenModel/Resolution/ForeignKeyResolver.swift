import SchemagenLanguage

/// Resolves foreign keys, once the keys and unique constraints of all tables are known.
final class ForeignKeyResolver {
    private let context: ResolutionContext
    private let drafts: [String: TableDraft]
    /// The lists of columns, in alphabetical order, of which no two rows of a table have the same; by table.
    private var uniqueLists: [String: Set<[String]>] = [:]
    /// The inverse relations of each table, by name.
    private var inverses: [String: [String: SourceSpan]] = [:]

    /// Makes a resolver for the tables of a schema.
    init(_ drafts: [TableDraft], context: ResolutionContext) {
        self.context = context
        var byName: [String: TableDraft] = [:]
        byName.reserveCapacity(drafts.count)
        for draft in drafts { byName[draft.name] = draft }
        self.drafts = byName
    }

    /// Resolves the foreign keys of a table: those of its columns, then its members.
    func resolve(_ draft: TableDraft) {
        for (position, written) in draft.drafts.enumerated() {
            guard let written else { continue }
            let type = draft.columns.columns[position].type
            if draft.isVirtual {
                checkReferences(in: type, at: written.syntax.type.span)
                continue
            }
            switch type {
            case .reference: break
            case .array: checkReferences(in: type, at: written.syntax.type.span)
            default: if written.attributes.isEmpty { continue }
            }
            if let key = foreignKey(of: written, draft.columns.columns[position], in: draft) {
                draft.foreignKeys.append(key)
            }
        }
        for member in draft.members {
            guard case .foreignKey(let syntax) = member.kind else { continue }
            if let key = foreignKey(syntax, at: member.span, of: draft.owner, in: draft) {
                draft.foreignKeys.append(key)
            }
        }
        guard var partitioning = draft.options.partitioning else { return }
        for member in draft.members {
            guard case .partitioning(let syntax) = member.kind else { continue }
            resolve(syntax, into: &partitioning, of: draft)
            draft.options.partitioning = partitioning
            return
        }
    }

    /// Adds the foreign keys that partitions alone have.
    private func resolve(_ syntax: PartitioningSyntax, into partitioning: inout Partitioning, of draft: TableDraft) {
        var places: [String: Int] = [:]
        for (place, partition) in partitioning.partitions.enumerated() { places[partition.name] = place }
        for written in syntax.partitions ?? [] {
            // One of a name that another has already has been reported.
            guard let place = places.removeValue(forKey: written.naming.name.text) else { continue }
            let owner = MemberOwner(
                sqlName: partitioning.partitions[place].sqlName, databases: draft.info.databases,
                columns: draft.columns, isPartition: true)
            for member in written.members {
                switch member.kind {
                case .foreignKey(let syntax):
                    if let key = foreignKey(syntax, at: member.span, of: owner, in: draft) {
                        partitioning.partitions[place].foreignKeys.append(key)
                    }
                case .partitioning(let syntax):
                    guard var inner = partitioning.partitions[place].partitioning?.partitioning else { continue }
                    resolve(syntax, into: &inner, of: draft)
                    partitioning.partitions[place].partitioning = SubPartitioning(inner)
                default: break
                }
            }
        }
    }

    // MARK: Columns

    private func foreignKey(of written: ColumnDraft, _ column: Column, in draft: TableDraft) -> ForeignKey? {
        let attributes = written.attributes
        let reference: String?
        if case .reference(let table) = column.type { reference = table } else { reference = nil }
        let unreferenced = attributes.flag(.unreferenced)
        if unreferenced, reference == nil, written.isSound, let syntax = attributes[.unreferenced] {
            misplaced(syntax, "`@unreferenced` is for a column whose type is the ID of a table")
        }
        if let syntax = attributes[.references] {
            if let reference, let other = attributes[.unreferenced] ?? attributes[.references] {
                context.report(
                    .conflictingAttributes,
                    "a column of type `\(reference).ID` refers to `\(reference)` already", at: other.span)
                return nil
            }
            return referencing(syntax, column, attributes, in: draft)
        }
        guard let reference else {
            if written.isSound { rejectForeignKeyAttributes(attributes, because: "this column makes no foreign key") }
            return nil
        }
        let target = key(of: reference, at: written.syntax.type.span)
        if unreferenced {
            rejectForeignKeyAttributes(attributes, because: "`@unreferenced` says that there is no foreign key")
            return nil
        }
        guard let target, let targetTable = drafts[reference] else { return nil }
        let name = attributes[.foreignKey].flatMap { self.name(of: $0) }
        let info = ConstraintInfo(
            sqlName: name ?? defaultName(draft.info.sqlName, [column], targetTable),
            deferrable: attributes.deferrability(),
            isNotValid: isNotValidKey(attributes), databases: column.databases, allowances: column.allowances,
            anchor: column.anchor)
        var key = ForeignKey(info: info, columns: [column.name], table: reference, referenced: [target.name])
        complete(&key, attributes, in: draft)
        return key
    }

    /// The one key column that `Table.ID` stands for; its absence is reported.
    private func key(of name: String, at span: SourceSpan) -> Column? {
        guard let target = drafts[name], !target.hasBrokenKey else { return nil }
        guard let key = target.primaryKey else {
            context.report(
                .tableWithoutKey, "`\(name)` has no primary key, so there is no `\(name).ID`", at: span,
                notes: [Diagnostic.Note("the table", at: target.info.anchor.span)],
                fixes: [Diagnostic.Fix("give `\(name)` one: `@primaryKey` behind a column, or `primaryKey(…)`")])
            return nil
        }
        guard key.columns.count == 1 else {
            let columns = key.columns.joined(separator: ", ")
            let member = "`foreignKey(\(columns)) references \(name)(\(columns))`"
            context.report(
                .compositeReference, "the key of `\(name)` has \(key.columns.count) columns, and a column holds one",
                at: span, notes: [Diagnostic.Note("the key", at: key.info.anchor.span)],
                fixes: [Diagnostic.Fix("give each column of the key one here, and add \(member)")])
            return nil
        }
        return target.columns[key.columns[0]]
    }

    /// Checks the tables whose key a type names where it makes no foreign key: in views, arrays, computed properties.
    func checkReferences(in type: DataType, at span: SourceSpan) {
        switch type {
        case .reference(let table): _ = key(of: table, at: span)
        case .array(let element): checkReferences(in: element, at: span)
        default: break
        }
    }

    /// `@references(Lead.email, as: name)`
    private func referencing(
        _ syntax: AttributeSyntax, _ column: Column, _ attributes: AttributeReader, in draft: TableDraft
    ) -> ForeignKey? {
        if let other = attributes[.foreignKey] {
            misplaced(
                other,
                "`@foreignKey` names the key of a column of type `Table.ID`; here it is `@references(…, as: name)`")
        }
        var arguments = ArgumentReader(syntax, context: context)
        let name = arguments.labeled("as").flatMap { arguments.name($0) }
        let value = arguments.required("a column: `@references(Table.column)`")
        arguments.finish()
        let explicit = context.explicitName(name, canBeEmpty: true)
        guard let value else { return nil }
        guard case .member(let path) = value.kind, path.count == 2 else {
            return arguments.fail("a column like `Table.column`", value)
        }
        guard let target = table(path[0]), let referenced = target.columns.column(path[1]) else { return nil }
        let info = ConstraintInfo(
            sqlName: explicit ?? defaultName(draft.info.sqlName, [column], target),
            deferrable: attributes.deferrability(),
            isNotValid: isNotValidKey(attributes), databases: column.databases, allowances: column.allowances,
            anchor: column.anchor)
        var key = ForeignKey(
            info: info, columns: [column.name], table: target.name, referenced: [referenced.name])
        complete(&key, attributes, in: draft)
        check(key, of: target, at: value.span)
        return key
    }

    private func rejectForeignKeyAttributes(_ attributes: AttributeReader, because reason: String) {
        for attribute in [Attribute.foreignKey, .onDelete, .onUpdate, .inverse, .unlisted] {
            if let syntax = attributes[attribute] {
                misplaced(syntax, "`@\(attribute.rawValue)` is for foreign keys, and \(reason)")
            }
        }
    }

    /// `@notValid` of a column with a check and no more keys is the check's.
    private func isNotValidKey(_ attributes: AttributeReader) -> Bool {
        attributes.checks.isEmpty && attributes.flag(.notValid)
    }

    // MARK: Members

    private func foreignKey(
        _ syntax: ForeignKeySyntax, at span: SourceSpan, of owner: MemberOwner, in draft: TableDraft
    ) -> ForeignKey? {
        let attributes = AttributeReader(syntax.attributes, on: .foreignKey, context: context)
        if owner.isPartition, let inverse = attributes[.inverse] {
            misplaced(inverse, "`@inverse` names a relation in Swift, and a partition is nothing there")
        }
        let databases = attributes.databases(within: draft.info.databases)
        let explicit = context.explicitName(syntax.sqlName, canBeEmpty: true)
        let columns = draft.columns.columns(syntax.columns)
        let target = table(syntax.table)
        guard let columns, let target else { return nil }
        guard let referenced = self.referenced(syntax, of: target) else { return nil }
        guard referenced.count == columns.count else {
            let list = referenced.map(\.name).joined(separator: ", ")
            context.report(
                .foreignKeyColumns,
                "\(columns.count) here, and \(referenced.count) in `\(target.name)(\(list))`: each column needs the one that it refers to",
                at: syntax.columns.first.map { $0.span.union(syntax.columns[syntax.columns.count - 1].span) } ?? span)
            return nil
        }
        let info = ConstraintInfo(
            sqlName: explicit ?? defaultName(owner.sqlName, columns, target), documentation: syntax.documentation,
            deferrable: attributes.deferrability(), isNotValid: attributes.flag(.notValid), databases: databases,
            allowances: attributes.allowances(), anchor: SourceAnchor(span))
        var key = ForeignKey(
            info: info, columns: columns.map(\.name), table: target.name, referenced: referenced.map(\.name),
            isMatchFull: attributes.flag(.matchFull))
        key.inverse = ColumnResolver(context).inverse(attributes)?.text
        complete(&key, attributes, in: draft)
        check(key, of: target, at: syntax.table.span)
        return key
    }

    private func referenced(_ syntax: ForeignKeySyntax, of target: TableDraft) -> [Column]? {
        guard syntax.referenced.isEmpty else { return target.columns.columns(syntax.referenced) }
        guard let key = target.primaryKey else {
            context.report(
                .tableWithoutKey, "`\(target.name)` has no primary key to refer to", at: syntax.table.span,
                notes: [Diagnostic.Note("the table", at: target.info.anchor.span)],
                fixes: [Diagnostic.Fix("name the columns: `references \(target.name)(…)`")])
            return nil
        }
        return key.columns.compactMap { target.columns[$0] }
    }

    // MARK: What all of them have

    private func table(_ name: Identifier) -> TableDraft? {
        guard let target = drafts[name.text] else {
            context.reportUnknownTable(name, for: "to refer to")
            return nil
        }
        return target
    }

    private func name(of syntax: AttributeSyntax) -> String? {
        var arguments = ArgumentReader(syntax, context: context)
        let name = arguments.labeled("as").flatMap { arguments.name($0) }
        if arguments.isEmpty {
            arguments.report("`@foreignKey` needs a name: `@foreignKey(as: name)`", at: syntax.span)
        }
        arguments.finish()
        return context.explicitName(name, canBeEmpty: true)
    }

    private func defaultName(_ owner: String, _ columns: [Column], _ target: TableDraft) -> String {
        context.naming.name(
            .foreignKey, table: owner, columns: columns.map(\.sqlName),
            target: target.info.sqlName)
    }

    /// Adds actions and the inverse relation.
    private func complete(_ key: inout ForeignKey, _ attributes: AttributeReader, in draft: TableDraft) {
        if attributes.flag(.unlisted) { unlist(&key, attributes) }
        if let syntax = attributes[.onDelete] {
            (key.onDelete, key.onDeleteColumns) = action(syntax, of: key, in: draft)
        }
        if let syntax = attributes[.onUpdate] {
            let (action, columns) = action(syntax, of: key, in: draft)
            key.onUpdate = action
            if !columns.isEmpty {
                context.report(
                    .invalidAttribute, "`@onUpdate` acts on all columns: only `@onDelete` can name some",
                    at: syntax.span)
            }
        }
        guard let syntax = attributes[.inverse], let name = ColumnResolver(context).inverse(attributes) else { return }
        key.inverse = name.text
        let taken = inverses[key.table]?[name.text] ?? drafts[key.table]?.property(name.text)
        if let taken {
            context.report(
                .repeatedMember, "`\(key.table)` has a member or an inverse relation `\(name.text)` already",
                at: syntax.span, notes: [Diagnostic.Note("the other one", at: taken)])
        } else {
            inverses[key.table, default: [:]][name.text] = name.span
        }
    }

    /// `@unlisted`: SQLite looks for the primary key then.
    private func unlist(_ key: inout ForeignKey, _ attributes: AttributeReader) {
        key.isUnlisted = true
        guard let syntax = attributes[.unlisted], let target = drafts[key.table],
            target.primaryKey?.columns != key.referenced
        else { return }
        misplaced(syntax, "without a list the primary key of `\(key.table)` is meant, and this key refers to others")
    }

    /// `cascade`, or `setNull(a, b)`.
    private func action(
        _ syntax: AttributeSyntax, of key: ForeignKey, in draft: TableDraft
    ) -> (ForeignKey.Action, [String]) {
        var arguments = ArgumentReader(syntax, context: context)
        let value = arguments.required("an action: cascade, restrict, setNull, setDefault or noAction")
        arguments.finish()
        guard let value else { return (.noAction, []) }
        guard case .call(let callee, let columns) = value.kind else {
            return (arguments.word(value, ForeignKey.Action.self) ?? .noAction, [])
        }
        let word = ExpressionSyntax(.name(callee.text), span: callee.span)
        guard let action = arguments.word(word, ForeignKey.Action.self) else { return (.noAction, []) }
        guard action == .setNull || action == .setDefault else {
            arguments.report("`\(action.rawValue)` takes no columns", at: value.span)
            return (action, [])
        }
        var names: [String] = []
        for argument in columns {
            guard argument.label == nil, let name = arguments.name(argument.value) else { continue }
            guard draft.columns.column(name) != nil else { continue }
            if !key.columns.contains(name.text) {
                arguments.report("`\(name.text)` is no column of this foreign key", at: name.span)
            } else if names.contains(name.text) {
                arguments.report("`\(name.text)` is named twice", at: name.span)
            } else {
                names.append(name.text)
            }
        }
        return (action, names)
    }

    private func misplaced(_ syntax: AttributeSyntax, _ message: String) {
        context.report(.attributeNotHere, message, at: syntax.span)
    }

    // MARK: Checks

    /// Whether the columns that a key refers to name one row.
    private func check(_ key: ForeignKey, of target: TableDraft, at span: SourceSpan) {
        // Of virtual tables, and of keys that are checked late, validation has more to say.
        guard !target.isVirtual, !isUnique(key.referenced, of: target) else { return }
        let name = target.name
        let list = key.referenced.joined(separator: ", ")
        context.report(
            .foreignKeyTargetNotUnique,
            "`\(name)(\(list))` is neither the primary key nor unique, so a value could mean several rows", at: span,
            notes: [Diagnostic.Note("the table", at: target.info.anchor.span)],
            fixes: [Diagnostic.Fix("add `unique(\(list))` to `\(name)`")])
    }

    private func isUnique(_ columns: [String], of target: TableDraft) -> Bool {
        let name = target.name
        if let lists = uniqueLists[name] { return lists.contains(columns.sorted()) }
        var lists: Set<[String]> = []
        if let key = target.primaryKey { lists.insert(key.columns.sorted()) }
        for unique in target.uniques { lists.insert(unique.columns.sorted()) }
        for index in target.indexes where index.isUnique && index.predicate == nil {
            var names: [String] = []
            for key in index.keys {
                if case .column(let name) = key.value, key.collation == nil, key.operatorClass == nil {
                    names.append(name)
                }
            }
            if names.count == index.keys.count { lists.insert(names.sorted()) }
        }
        uniqueLists[name] = lists
        return lists.contains(columns.sorted())
    }
}
