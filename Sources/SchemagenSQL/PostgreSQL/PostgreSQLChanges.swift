import SchemagenModel
import SchemagenPlanning

/// Changes of what stays: names, columns, options.
extension PostgreSQLWriter {
    static func name(_ name: QualifiedName) -> String { Quoting.identifier(name.name, in: name.schema) }

    private static func keyword(_ kind: NamedKind) -> String { kind.rawValue.uppercased() }

    func rename(_ kind: NamedKind, _ from: QualifiedName, _ to: String, to out: inout StatementBuffer) {
        out.statement("ALTER \(Self.keyword(kind)) \(Self.name(from)) RENAME TO \(Quoting.identifier(to))")
        if kind == .domain { renameNotNull(of: from, QualifiedName(to, in: from.schema), to: &out) }
    }

    func move(_ kind: NamedKind, _ from: QualifiedName, _ to: String?, to out: inout StatementBuffer) {
        // What has no namespace stands where the runner's search_path says: in `public`.
        out.statement(
            "ALTER \(Self.keyword(kind)) \(Self.name(from)) SET SCHEMA \(Quoting.identifier(to ?? "public"))")
    }

    func renameMember(
        _ words: String, of table: QualifiedName, _ from: String, _ to: String, to out: inout StatementBuffer
    ) {
        out.statement(
            "ALTER TABLE \(Self.name(table))\n    RENAME \(words) \(Quoting.identifier(from)) TO \(Quoting.identifier(to))"
        )
    }

    // MARK: Columns

    mutating func addColumn(_ column: Column, to table: String, isFilledLater: Bool, to out: inout StatementBuffer) {
        guard let owner = index.tables[table] else { return }
        if let identity = column.identity, identity.mode != .serial,
            owner.options.partitioning != nil || index.tables.values.contains(where: { $0.inherits(from: table) })
        {
            return addNumbered(column, identity, in: owner, to: &out)
        }
        let scope = scope(of: owner)
        var column = column
        if isFilledLater { column.isNullable = true }
        if column.identity?.mode == .serial { createSequence(of: column, in: owner, to: &out) }
        out.begin()
        out.put("ALTER TABLE \(scope.owner)\n    ADD COLUMN ")
        define(column, in: owner, scope, to: &out)
        out.end()
        if column.identity?.mode == .serial { ownSequence(of: column, in: owner, scope, to: &out) }
        keep(column, of: scope, to: &out)
        comment(column.documentation, to: &out) {
            $0.put("COLUMN \(scope.owner).")
            $0.name(column.sqlName)
        }
    }

    mutating func dropColumn(_ column: Column, of table: String, to out: inout StatementBuffer) {
        let owner = scope(of: table, at: column.anchor).owner
        out.statement("ALTER TABLE \(owner)\n    DROP COLUMN \(Quoting.identifier(column.sqlName))")
    }

    /// Starts `ALTER TABLE … ALTER COLUMN …`.
    mutating func alter(
        _ column: Column, of table: String, isAlone: Bool = false, to out: inout StatementBuffer
    ) {
        out.begin()
        out.put("ALTER TABLE \(isAlone ? "ONLY " : "")\(scope(of: table, at: column.anchor).owner)\n    ALTER COLUMN ")
        out.name(column.sqlName)
    }

    mutating func changeType(_ change: ColumnChange, _ conversion: ColumnConversion, to out: inout StatementBuffer) {
        let column = change.to
        let subject = Subject(change.table, column.name)
        let type = typeName(column.type, in: subject, at: column.anchor)
        let name = Quoting.identifier(column.sqlName)
        alter(column, of: change.table, to: &out)
        out.fixed(" SET DATA TYPE ")
        out.put(type)
        if let collation = index.writtenCollation(of: column, on: .postgresql) {
            out.fixed(" COLLATE ")
            out.put(Quoting.collation(collation, on: .postgresql))
        }
        switch conversion {
        case .automatic: break
        case .cast: out.put("\n    USING \(name)::\(type)")
        case .text(let texts):
            var isList = false
            if case .array = index.storageType(of: change.from.type) { isList = true }
            out.put(
                "\n    USING "
                    + (texts.isEmpty && !isList
                        ? "\(name)::text::\(type)" : Self.converted(name, to: type, column.type, texts)))
        case .expression(let value):
            let scope = scope(of: change.table, at: column.anchor)
            out.put("\n    USING (\(expression(value, scope, in: subject, at: column.anchor)))")
        }
        out.end()
        guard column.identity?.mode == .serial, change.from.type != column.type, let identity = column.identity,
            let owner = index.tables[change.table]
        else { return }
        // A serial's sequence keeps its type; an identity column's follows the column.
        out.statement(
            "ALTER SEQUENCE \(Quoting.identifier(identity.sequenceName, in: owner.info.sqlSchema)) AS \(type)")
    }

    /// A value by way of its text, some texts replaced.
    static func converted(
        _ name: String, to type: String, _ dataType: DataType, _ texts: [TextReplacement]
    ) -> String {
        if case .array = dataType {
            var value = "\(name)::text[]"
            for (offset, text) in texts.enumerated() {
                // By way of texts that nothing else is: two may be exchanged.
                value = "array_replace(\(value), \(Quoting.literal(text.old)), \(Quoting.literal("\u{1}\(offset)")))"
            }
            for (offset, text) in texts.enumerated() {
                value = "array_replace(\(value), \(Quoting.literal("\u{1}\(offset)")), \(Quoting.literal(text.new)))"
            }
            return "\(value)::\(type)"
        }
        guard !texts.isEmpty else { return "\(name)::text::\(type)" }
        var value = "CASE \(name)::text"
        for text in texts { value += " WHEN \(Quoting.literal(text.old)) THEN \(Quoting.literal(text.new))" }
        return "(\(value) ELSE \(name)::text END)::\(type)"
    }

    mutating func changeDefault(
        of column: Column, _ table: String, to value: Expression?, to out: inout StatementBuffer
    ) {
        guard let value else {
            alter(column, of: table, to: &out)
            // What a generated column has in its place.
            out.fixed(column.generated == nil ? " DROP DEFAULT" : " DROP EXPRESSION")
            return out.end()
        }
        let text = constant(value, for: column.type, in: Subject(table, column.name), at: column.anchor)
        alter(column, of: table, to: &out)
        out.fixed(" SET DEFAULT ")
        out.put(text)
        out.end()
    }

    mutating func changeNullability(
        of column: Column, _ table: String, _ isNullable: Bool, to out: inout StatementBuffer
    ) {
        alter(column, of: table, to: &out)
        out.fixed(isNullable ? " DROP NOT NULL" : " SET NOT NULL")
        out.end()
    }

    mutating func changeMarks(_ before: Table, _ after: Table, to out: inout StatementBuffer) {
        let owner = scope(of: after).owner
        if before.options.replicaIdentity != after.options.replicaIdentity {
            let identity =
                switch after.options.replicaIdentity {
                case nil: "DEFAULT"
                case .full: "FULL"
                case .nothing: "NOTHING"
                case .index(let name): "USING INDEX \(Quoting.identifier(name))"
                }
            out.statement("ALTER TABLE \(owner) REPLICA IDENTITY \(identity)")
        }
        guard before.options.clusterIndex != after.options.clusterIndex else { return }
        let words = after.options.clusterIndex.map { "CLUSTER ON \(Quoting.identifier($0))" } ?? "SET WITHOUT CLUSTER"
        out.statement("ALTER TABLE \(owner) \(words)")
    }

    /// Sequence options that differ, as `ALTER SEQUENCE` has them.
    static func changedOptions(_ before: SequenceOptions, _ after: SequenceOptions, _ type: DataType) -> [String] {
        var words: [String] = []
        if before.increment != after.increment { words.append("INCREMENT BY \(after.increment ?? 1)") }
        if before.minimum != after.minimum { words.append(after.minimum.map { "MINVALUE \($0)" } ?? "NO MINVALUE") }
        if before.maximum != after.maximum { words.append(after.maximum.map { "MAXVALUE \($0)" } ?? "NO MAXVALUE") }
        if before.start != after.start {
            let usual = (after.increment ?? 1) > 0 ? after.minimum ?? 1 : after.maximum ?? -1
            words.append("START WITH \(after.start ?? usual)")
        }
        if before.cache != after.cache { words.append("CACHE \(after.cache ?? 1)") }
        if before.cycle != after.cycle { words.append(after.cycle ? "CYCLE" : "NO CYCLE") }
        return words
    }

    mutating func changeSequence(_ before: SequenceObject, _ after: SequenceObject, to out: inout StatementBuffer) {
        var words = Self.changedOptions(before.options, after.options, after.type)
        if before.type != after.type {
            words.insert(
                "AS " + typeName(after.type, in: Subject(after.info.name), at: after.info.anchor), at: 0)
        }
        guard !words.isEmpty else { return }
        out.statement("ALTER SEQUENCE \(Self.name(after.info)) \(words.joined(separator: " "))")
    }

    // MARK: Constraints

    mutating func add(
        _ constraint: TableConstraint, to table: String, _ partition: String?, isChecked: Bool,
        to out: inout StatementBuffer
    ) {
        if case .foreignKey(let key) = constraint {
            return add(key, to: table, partition, isChecked: isChecked, to: &out)
        }
        let scope = scope(of: table, partition, at: constraint.anchor)
        out.begin()
        out.put("ALTER TABLE \(scope.owner)\n    ADD ")
        var info: ConstraintInfo?
        switch constraint {
        case .primaryKey(let key):
            primaryKey(key, scope, in: table, to: &out)
            info = key.info
        case .unique(let unique):
            self.unique(unique, scope, in: table, to: &out)
            info = unique.info
        case .check(let check):
            self.check(check, scope, in: table, to: &out)
            info = check.info
        case .derived(let check): derived(check, in: table, to: &out)
        case .notNull(let column, let name):
            out.put("CONSTRAINT \(Quoting.identifier(name)) CHECK (\(Quoting.identifier(column.sqlName)) IS NOT NULL)")
        case .exclusion(let exclusion):
            self.exclusion(exclusion, scope, in: table, to: &out)
            info = exclusion.info
        case .foreignKey: break
        }
        if !isChecked || info?.isNotValid == true { out.fixed(" NOT VALID") }
        out.end()
        if let info { comment(info, of: scope, to: &out) }
    }

    mutating func adopt(_ constraint: TableConstraint, of table: String, to out: inout StatementBuffer) {
        let scope = scope(of: table, at: constraint.anchor)
        let name = Quoting.identifier(constraint.sqlName)
        let info: ConstraintInfo
        let words: String
        switch constraint {
        case .primaryKey(let key): (info, words) = (key.info, "PRIMARY KEY")
        case .unique(let unique): (info, words) = (unique.info, "UNIQUE")
        default: return
        }
        out.begin()
        out.put("ALTER TABLE \(scope.owner)\n    ADD CONSTRAINT \(name) \(words) USING INDEX \(name)")
        out.deferrability(info)
        out.end()
        comment(info, of: scope, to: &out)
    }

    mutating func validate(_ constraint: TableConstraint, of table: String, to out: inout StatementBuffer) {
        let owner = scope(of: table, at: constraint.anchor).owner
        out.statement("ALTER TABLE \(owner)\n    VALIDATE CONSTRAINT \(Quoting.identifier(constraint.sqlName))")
    }

    mutating func drop(
        _ constraint: TableConstraint, of table: String, _ partition: String?, to out: inout StatementBuffer
    ) {
        let owner = scope(of: table, partition, at: constraint.anchor).owner
        out.statement("ALTER TABLE \(owner)\n    DROP CONSTRAINT \(Quoting.identifier(constraint.sqlName))")
    }

    // MARK: Domains

    mutating func addCheck(
        _ check: NamedType.Check, to type: NamedType, isChecked: Bool, to out: inout StatementBuffer
    ) {
        out.begin()
        out.put("ALTER DOMAIN \(Self.name(type.info))\n    ADD ")
        put(check, of: type, to: &out)
        if !isChecked || check.isNotValid { out.fixed(" NOT VALID") }
        out.end()
    }

    mutating func changeDefault(of type: NamedType, to value: Expression?, to out: inout StatementBuffer) {
        let name = Self.name(type.info)
        guard let value else { return out.statement("ALTER DOMAIN \(name) DROP DEFAULT") }
        let text = constant(value, for: type.base, in: Subject(type.info.name), at: type.info.anchor)
        out.statement("ALTER DOMAIN \(name) SET DEFAULT \(text)")
    }

    func changeCheck(
        _ words: String, _ check: NamedType.Check, of type: NamedType, to out: inout StatementBuffer
    ) {
        out.statement(
            "ALTER DOMAIN \(Self.name(type.info))\n    \(words) CONSTRAINT \(Quoting.identifier(check.sqlName))")
    }

    // MARK: Tables

    mutating func changeOptions(_ before: Table, _ after: Table, to out: inout StatementBuffer) {
        let owner = scope(of: after).owner
        if before.options.isUnlogged != after.options.isUnlogged {
            out.statement("ALTER TABLE \(owner) SET \(after.options.isUnlogged ? "UNLOGGED" : "LOGGED")")
        }
        let names = Set(after.options.storageParameters.map(\.name))
        let gone = before.options.storageParameters.map(\.name).filter { !names.contains($0) }
        if !gone.isEmpty {
            let list = gone.map(Self.parameterName).joined(separator: ", ")
            out.statement("ALTER TABLE \(owner) RESET (\(list))")
        }
        let changed = after.options.storageParameters.filter { !before.options.storageParameters.contains($0) }
        if !changed.isEmpty {
            out.begin()
            out.put("ALTER TABLE \(owner) SET")
            Self.list(changed, to: &out)
            out.end()
        }
        guard before.options.rowSecurity != after.options.rowSecurity else { return }
        let (was, becomes) = (before.options.rowSecurity, after.options.rowSecurity)
        if (was == nil) != (becomes == nil) {
            out.statement("ALTER TABLE \(owner) \(becomes == nil ? "DISABLE" : "ENABLE") ROW LEVEL SECURITY")
        }
        if (was == .forced) != (becomes == .forced) {
            out.statement("ALTER TABLE \(owner) \(becomes == .forced ? "FORCE" : "NO FORCE") ROW LEVEL SECURITY")
        }
    }

    // MARK: Comments

    func comment(_ target: Commented, _ text: String?, to out: inout StatementBuffer) {
        let object =
            switch target {
            case .object(let kind, let name): "\(kind) \(Self.name(name))"
            case .column(let name, let table): "COLUMN \(Self.name(table)).\(Quoting.identifier(name))"
            case .constraint(let name, let table): "CONSTRAINT \(Quoting.identifier(name)) ON \(Self.name(table))"
            }
        out.statement("COMMENT ON \(object) IS \(text.map { $0.isEmpty ? "NULL" : Quoting.literal($0) } ?? "NULL")")
    }
}

extension Table {
    fileprivate func inherits(from table: String) -> Bool { options.inherits.contains(table) }
}
