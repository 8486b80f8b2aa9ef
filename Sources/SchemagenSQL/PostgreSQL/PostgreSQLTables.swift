import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

extension PostgreSQLWriter {
    mutating func create(_ table: Table, deferring: Set<String>, to out: inout StatementBuffer) {
        let scope = scope(of: table)
        let owner = table.info.name
        let columns = ownColumns(of: table)
        let late = lateConstraints(of: table)
        var serials: [Column] = []
        for column in columns where column.identity?.mode == .serial && column.databases.contains(.postgresql) {
            createSequence(of: column, in: table, to: &out)
            serials.append(column)
        }
        out.begin()
        out.fixed(table.options.isUnlogged ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ")
        out.put(scope.owner)
        out.beginBlock()
        for column in columns where column.databases.contains(.postgresql) {
            out.line()
            define(column, in: table, scope, to: &out)
        }
        keys(table.primaryKey, table.uniques, except: late.names, scope, in: owner, to: &out)
        if hasDerivedChecks {
            for check in DerivedCheck.checks(of: table, on: .postgresql, index: index) {
                out.line()
                derived(check, in: owner, to: &out)
            }
        }
        for check in table.checks
        where check.info.databases.contains(.postgresql) && !check.info.isNotValid && !isInherited(check, in: table) {
            out.line()
            self.check(check, scope, in: owner, to: &out)
        }
        for exclusion in table.exclusions
        where exclusion.info.databases.contains(.postgresql) && !late.names.contains(exclusion.info.sqlName) {
            out.line()
            self.exclusion(exclusion, scope, in: owner, to: &out)
        }
        for key in table.foreignKeys
        where key.info.databases.contains(.postgresql) && !key.info.isNotValid && !deferring.contains(key.info.sqlName)
            && !late.foreignKeys.contains(key.info.sqlName)
        {
            out.line()
            foreignKey(key, scope, to: &out)
        }
        out.endBlock()
        inheritance(table, to: &out)
        if let partitioning = table.options.partitioning {
            out.fixed(" ")
            partitionBy(partitioning, scope, in: Subject(owner), at: table.info.anchor, to: &out)
        }
        Self.put(table.options.storageParameters, to: &out)
        out.end()

        for column in serials { ownSequence(of: column, in: table, scope, to: &out) }
        notValid(table, scope, deferring: deferring, to: &out)
        // Partitions keep columns as the table does that they are made for.
        for column in columns where column.databases.contains(.postgresql) { keep(column, of: scope, to: &out) }
        if let partitioning = table.options.partitioning {
            for partition in partitioning.partitions {
                create(partition, of: partitioning, parent: scope.owner, table, scope, to: &out)
            }
            addConstraints(table.partitionedIndexes, of: partitioning, table, scope, to: &out)
            for key in table.foreignKeys
            where late.foreignKeys.contains(key.info.sqlName) && !deferring.contains(key.info.sqlName) {
                addConstraint(of: scope, to: &out) { $0.foreignKey(key, scope, to: &$1) }
            }
        }
        for unique in repeatedUniques(of: table)
        where table.options.partitioning?.parts(of: unique.info.sqlName).isEmpty ?? true {
            addConstraint(of: scope, to: &out) { $0.unique(unique, scope, in: owner, to: &$1) }
        }
        for exclusion in repeatedExclusions(of: table)
        where table.options.partitioning?.parts(of: exclusion.info.sqlName).isEmpty ?? true {
            addConstraint(of: scope, to: &out) { $0.exclusion(exclusion, scope, in: owner, to: &$1) }
        }
        marks(on: table, scope, to: &out)
        if let security = table.options.rowSecurity {
            out.statement("ALTER TABLE \(scope.owner) ENABLE ROW LEVEL SECURITY")
            if security == .forced { out.statement("ALTER TABLE \(scope.owner) FORCE ROW LEVEL SECURITY") }
        }
        comments(on: table, scope, deferring: deferring, to: &out)
    }

    // MARK: What names an index

    /// Appends how replication knows the rows, and what names the index of a constraint, which came with the table.
    private func marks(on table: Table, _ scope: ColumnScope, to out: inout StatementBuffer) {
        switch table.options.replicaIdentity {
        case .full: out.statement("ALTER TABLE \(scope.owner)\n    REPLICA IDENTITY FULL")
        case .nothing: out.statement("ALTER TABLE \(scope.owner)\n    REPLICA IDENTITY NOTHING")
        case .index, nil: break
        }
        var constraints: [ConstraintInfo] = []
        if let key = table.primaryKey { constraints.append(key.info) }
        constraints += table.uniques.map(\.info) + table.exclusions.map(\.info)
        for info in constraints where info.databases.contains(.postgresql) {
            mark(info.sqlName, of: table.info.name, to: &out)
        }
    }

    /// Appends what names an index of a table or materialized view, now that it is there.
    func mark(_ sqlName: String, of owner: String, to out: inout StatementBuffer) {
        if let table = index.tables[owner] {
            let name = Self.name(table.info)
            if table.options.replicaIdentity == .index(sqlName) {
                out.statement("ALTER TABLE \(name)\n    REPLICA IDENTITY USING INDEX \(Quoting.identifier(sqlName))")
            }
            if table.options.clusterIndex == sqlName {
                out.statement("ALTER TABLE \(name)\n    CLUSTER ON \(Quoting.identifier(sqlName))")
            }
        } else if let view = index.views[owner], view.clusterIndex == sqlName {
            out.statement(
                "ALTER MATERIALIZED VIEW \(Self.name(view.info))\n    CLUSTER ON \(Quoting.identifier(sqlName))")
        }
    }

    private mutating func inheritance(_ table: Table, to out: inout StatementBuffer) {
        let parents = table.options.inherits
        guard !parents.isEmpty else { return }
        for (position, parent) in parents.enumerated() {
            out.fixed(position == 0 ? " INHERITS (" : ", ")
            out.put(scope(of: parent, at: table.info.anchor).owner)
        }
        out.fixed(")")
    }

    /// The columns that a table does not have just as they are from those that it inherits from.
    private func ownColumns(of table: Table) -> [Column] {
        guard !table.options.inherits.isEmpty else { return table.columns }
        return table.columns.filter { !index.inherits($0, in: table) }
    }

    private func isInherited(_ check: CheckConstraint, in table: Table) -> Bool { index.inherits(check, in: table) }

    // MARK: Columns

    mutating func createSequence(of column: Column, in table: Table, to out: inout StatementBuffer) {
        guard let identity = column.identity else { return }
        out.begin()
        // As `serial` itself makes it from PostgreSQL 15 on.
        let isUnlogged = table.options.isUnlogged && hasUnloggedSequences
        out.fixed(isUnlogged ? "CREATE UNLOGGED SEQUENCE " : "CREATE SEQUENCE ")
        out.name(identity.sequenceName, in: table.info.sqlSchema)
        out.fixed(" AS ")
        out.put(typeName(column.type, in: Subject(table.info.name, column.name), at: column.anchor))
        Self.put(identity.options, to: &out)
        out.end()
    }

    func ownSequence(
        of column: Column, in table: Table, _ scope: ColumnScope, to out: inout StatementBuffer
    ) {
        guard let identity = column.identity else { return }
        out.begin()
        out.fixed("ALTER SEQUENCE ")
        out.name(identity.sequenceName, in: table.info.sqlSchema)
        out.put("\n    OWNED BY \(scope.owner).")
        out.name(column.sqlName)
        out.end()
    }

    mutating func define(
        _ column: Column, in table: Table, _ scope: ColumnScope, to out: inout StatementBuffer
    ) {
        let subject = Subject(table.info.name, column.name)
        out.name(column.sqlName)
        out.fixed(" ")
        out.put(typeName(column.type, in: subject, at: column.anchor))
        if let collation = index.writtenCollation(of: column, on: .postgresql) {
            out.fixed(" COLLATE ")
            out.put(Quoting.collation(collation, on: .postgresql))
        }
        if let identity = column.identity {
            self.identity(identity, of: column, in: table, to: &out)
            return
        }
        if let generated = column.generated {
            out.fixed(" GENERATED ALWAYS AS (")
            out.put(expression(generated.value, scope, in: subject, at: column.anchor))
            out.fixed(generated.isVirtual ? ") VIRTUAL" : ") STORED")
        } else if let value = index.writtenDefault(of: column, on: .postgresql) {
            out.fixed(" DEFAULT ")
            out.put(constant(value, for: column.type, in: subject, at: column.anchor))
        }
        if index.hasNotNull(column, on: .postgresql) { out.fixed(" NOT NULL") }
    }

    /// Appends what a column's definition says of its numbers.
    func identity(_ identity: Identity, of column: Column, in table: Table, to out: inout StatementBuffer) {
        switch identity.mode {
        case .serial:
            out.fixed(" DEFAULT nextval(")
            out.literal(Quoting.identifier(identity.sequenceName, in: table.info.sqlSchema))
            out.fixed(") NOT NULL")
            return
        case .always: out.fixed(" GENERATED ALWAYS AS IDENTITY")
        case .byDefault: out.fixed(" GENERATED BY DEFAULT AS IDENTITY")
        }
        let usual = "\(table.info.sqlName)_\(column.sqlName)_seq"
        let hasName = identity.sequenceName != usual || usual.utf8.count > SQLIdentifier.maximumLength
        if hasName {
            out.fixed(" (SEQUENCE NAME ")
            out.name(identity.sequenceName, in: table.info.sqlSchema)
        }
        Self.put(identity.options, after: hasName ? " " : " (", to: &out)
        if hasName || identity.options != SequenceOptions() { out.fixed(")") }
    }

    // MARK: Constraints

    /// Appends keys and unique constraints to a table's block, except those of some SQL names.
    mutating func keys(
        _ primaryKey: PrimaryKey?, _ uniques: [UniqueConstraint], except names: Set<String>, _ scope: ColumnScope,
        in owner: String, to out: inout StatementBuffer
    ) {
        if let key = primaryKey, key.info.databases.contains(.postgresql), !names.contains(key.info.sqlName) {
            out.line()
            self.primaryKey(key, scope, in: owner, to: &out)
        }
        for unique in uniques
        where unique.info.databases.contains(.postgresql) && !names.contains(unique.info.sqlName) {
            out.line()
            self.unique(unique, scope, in: owner, to: &out)
        }
    }

    mutating func primaryKey(
        _ key: PrimaryKey, _ scope: ColumnScope, in owner: String, to out: inout StatementBuffer
    ) {
        let subject = Subject(owner)
        out.constraint(key.info)
        out.fixed(" PRIMARY KEY ")
        names(key.columns, scope, in: subject, at: key.info.anchor, to: &out)
        include(key.include, scope, in: subject, at: key.info.anchor, to: &out)
        out.deferrability(key.info)
    }

    mutating func unique(
        _ unique: UniqueConstraint, _ scope: ColumnScope, in owner: String, to out: inout StatementBuffer
    ) {
        let subject = Subject(owner)
        out.constraint(unique.info)
        out.fixed(unique.nullsNotDistinct ? " UNIQUE NULLS NOT DISTINCT " : " UNIQUE ")
        names(unique.columns, scope, in: subject, at: unique.info.anchor, to: &out)
        include(unique.include, scope, in: subject, at: unique.info.anchor, to: &out)
        out.deferrability(unique.info)
    }

    /// Appends ` INCLUDE (…)`, where there are such columns.
    mutating func include(
        _ columns: [String], _ scope: ColumnScope, in subject: Subject, at anchor: SourceAnchor,
        to out: inout StatementBuffer
    ) {
        guard !columns.isEmpty else { return }
        out.fixed(" INCLUDE ")
        names(columns, scope, in: subject, at: anchor, to: &out)
    }

    mutating func derived(_ check: DerivedCheck, in owner: String, to out: inout StatementBuffer) {
        let name = Quoting.identifier(check.column.sqlName)
        out.fixed("CONSTRAINT ")
        out.name(check.sqlName)
        out.fixed(" CHECK (")
        switch check.condition {
        case .expression(let value):
            out.put(
                expression(
                    value, value: name, of: check.column.type,
                    isCollated: index.collation(of: check.column)?.postgresql != nil,
                    in: Subject(owner, check.column.name), at: check.column.anchor))
        case .membership(let enumeration): out.membership(of: name, in: enumeration)
        }
        out.fixed(")")
    }

    mutating func check(
        _ check: CheckConstraint, _ scope: ColumnScope, in owner: String, to out: inout StatementBuffer
    ) {
        out.constraint(check.info)
        out.fixed(" CHECK (")
        out.put(expression(check.condition, scope, in: Subject(owner, check.name), at: check.info.anchor))
        out.fixed(check.isNoInherit ? ") NO INHERIT" : ")")
    }

    mutating func exclusion(
        _ constraint: ExclusionConstraint, _ scope: ColumnScope, in owner: String, to out: inout StatementBuffer
    ) {
        out.constraint(constraint.info)
        out.fixed(" EXCLUDE USING ")
        out.name(constraint.method)
        out.fixed(" (")
        for (index, element) in constraint.elements.enumerated() {
            if index > 0 { out.fixed(", ") }
            key(element.key, scope, in: Subject(owner), at: constraint.info.anchor, to: &out)
            out.fixed(" WITH ")
            out.put(element.operator)
        }
        out.fixed(")")
        if let predicate = constraint.predicate {
            out.fixed(" WHERE (")
            out.put(expression(predicate, scope, in: Subject(owner), at: constraint.info.anchor))
            out.fixed(")")
        }
        out.deferrability(constraint.info)
    }

    /// Appends constraints that do not look at the rows that are there: CREATE TABLE would take them for valid.
    private mutating func notValid(
        _ table: Table, _ scope: ColumnScope, deferring: Set<String>, to out: inout StatementBuffer
    ) {
        notValid(table.checks.filter { !isInherited($0, in: table) }, scope, in: table.info.name, to: &out)
        for key in table.foreignKeys
        where key.info.databases.contains(.postgresql) && key.info.isNotValid && !deferring.contains(key.info.sqlName) {
            out.begin()
            out.put("ALTER TABLE \(scope.owner)\n    ADD ")
            foreignKey(key, scope, to: &out)
            out.fixed(" NOT VALID")
            out.end()
        }
    }

    mutating func notValid(
        _ checks: [CheckConstraint], _ scope: ColumnScope, in owner: String, to out: inout StatementBuffer
    ) {
        for check in checks where check.info.databases.contains(.postgresql) && check.info.isNotValid {
            out.begin()
            out.put("ALTER TABLE \(scope.owner)\n    ADD ")
            self.check(check, scope, in: owner, to: &out)
            out.fixed(" NOT VALID")
            out.end()
        }
    }

    // MARK: Comments

    private func comments(
        on table: Table, _ scope: ColumnScope, deferring: Set<String>, to out: inout StatementBuffer
    ) {
        guard hasComments else { return }
        comment(table.info.documentation, to: &out) { $0.put("TABLE \(scope.owner)") }
        for column in ownColumns(of: table) where column.databases.contains(.postgresql) {
            comment(column.documentation, to: &out) {
                $0.put("COLUMN \(scope.owner).")
                $0.name(column.sqlName)
            }
        }
        var constraints: [ConstraintInfo] = []
        if let key = table.primaryKey { constraints.append(key.info) }
        constraints += table.uniques.map(\.info)
        constraints += table.checks.filter { !isInherited($0, in: table) }.map(\.info)
        constraints += table.exclusions.map(\.info)
        // One that is added later has its comment then.
        constraints += table.foreignKeys.map(\.info).filter { !deferring.contains($0.sqlName) }
        for info in constraints where info.databases.contains(.postgresql) { comment(info, of: scope, to: &out) }
    }

    /// Appends the comment on a constraint.
    func comment(_ info: ConstraintInfo, of scope: ColumnScope, to out: inout StatementBuffer) {
        comment(info.documentation, to: &out) {
            $0.constraint(info)
            $0.put(" ON \(scope.owner)")
        }
    }
}
