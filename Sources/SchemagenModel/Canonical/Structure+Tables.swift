/// Tables.
extension Structure {
    /// The text of a table with everything in it.
    public func text(of table: Table) -> [UInt8] {
        var text = StructureText(capacity: 256 + 96 * table.columns.count)
        name(table.info, to: &text)
        let names = ColumnNames(table.columns)
        options(of: table, columns: names, to: &text)
        for column in sorted(table.columns, by: \.sqlName) where column.databases.contains(database) {
            self.column(column, columns: names, to: &text)
        }
        trigger(of: table, to: &text)
        if let key = table.primaryKey, key.info.databases.contains(database) {
            self.key(key, columns: names, to: &text)
        }
        for unique in sorted(table.uniques, by: \.sortKey) where unique.info.databases.contains(database) {
            self.unique(unique, columns: names, to: &text)
        }
        for check in sorted(table.checks, by: \.sortKey) where check.info.databases.contains(database) {
            self.check(check, columns: names, to: &text)
        }
        for key in sorted(table.foreignKeys, by: \.sortKey) where key.info.databases.contains(database) {
            foreignKey(key, columns: names, to: &text)
        }
        if isPostgreSQL {
            for exclusion in sorted(table.exclusions, by: \.info.sqlName)
            where exclusion.info.databases.contains(database) {
                self.exclusion(exclusion, columns: names, to: &text)
            }
        }
        indexes(table.indexes, columns: names, to: &text)
        comment(table.info.documentation, to: &text)
        return text.bytes
    }

    /// The text of a column alone.
    public func text(of column: Column, in table: Table) -> [UInt8] {
        var text = StructureText()
        self.column(column, columns: ColumnNames(table.columns), to: &text)
        return text.bytes
    }

    /// The text of a primary key alone.
    public func text(of key: PrimaryKey, in table: Table) -> [UInt8] {
        var text = StructureText()
        self.key(key, columns: ColumnNames(table.columns), to: &text)
        return text.bytes
    }

    /// The text of a unique constraint alone.
    public func text(of unique: UniqueConstraint, in table: Table) -> [UInt8] {
        var text = StructureText()
        self.unique(unique, columns: ColumnNames(table.columns), to: &text)
        return text.bytes
    }

    /// The text of a check alone.
    public func text(of check: CheckConstraint, in table: Table) -> [UInt8] {
        var text = StructureText()
        self.check(check, columns: ColumnNames(table.columns), to: &text)
        return text.bytes
    }

    /// The text of a foreign key alone.
    public func text(of key: ForeignKey, in table: Table) -> [UInt8] {
        var text = StructureText()
        foreignKey(key, columns: ColumnNames(table.columns), to: &text)
        return text.bytes
    }

    /// The text of an exclusion constraint alone.
    public func text(of exclusion: ExclusionConstraint, in table: Table) -> [UInt8] {
        var text = StructureText()
        self.exclusion(exclusion, columns: ColumnNames(table.columns), to: &text)
        return text.bytes
    }

    /// The text of an index alone.
    ///
    /// - Parameter columns: The columns of the table or view that it belongs to.
    public func text(of index: Index, columns: [Column]) -> [UInt8] {
        var text = StructureText()
        self.index(index, columns: ColumnNames(columns), to: &text)
        return text.bytes
    }

    /// The text of a table's options, its partitions included.
    public func optionsText(of table: Table) -> [UInt8] {
        var text = StructureText()
        options(of: table, columns: ColumnNames(table.columns), to: &text)
        return text.bytes
    }

    /// The text of the trigger that `@touch` makes; empty where there is none.
    public func touchTriggerText(of table: Table) -> [UInt8] {
        var text = StructureText()
        trigger(of: table, to: &text)
        return text.bytes
    }

    private func options(of table: Table, columns: ColumnNames, to text: inout StructureText) {
        let options = table.options
        text.tag("o")
        guard isPostgreSQL else {
            text.flag("W", options.isWithoutRowID)
            if let module = table.virtualModule {
                text.tag("v")
                text.word(module)
            } else {
                text.flag("S", options.sqliteStorage == .strict)
                if options.sqliteStorage == .plain { text.tag("N") }
                for constraint in options.sqliteConstraints {
                    text.tag("s")
                    text.word(constraint)
                }
            }
            return
        }
        text.flag("U", options.isUnlogged)
        parameters(options.storageParameters, to: &text)
        if let security = options.rowSecurity {
            text.tag("r")
            text.word(security.rawValue)
        }
        if let identity = options.replicaIdentity {
            text.tag("R")
            switch identity {
            case .full: text.tag("f")
            case .nothing: text.tag("n")
            case .index(let name): text.word(name)
            }
        }
        cluster(options.clusterIndex, to: &text)
        for parent in options.inherits {
            text.tag("I")
            tableName(parent, to: &text)
        }
        if let partitioning = options.partitioning { self.partitioning(partitioning, columns: columns, to: &text) }
    }

    /// The index by which rows are put in order.
    func cluster(_ index: String?, to text: inout StructureText) {
        guard let index else { return }
        text.tag("c")
        text.word(index)
    }

    /// Storage parameters, by name.
    func parameters(_ parameters: [StorageParameter], to text: inout StructureText) {
        for parameter in sorted(parameters, by: \.name) {
            text.tag("w")
            text.word(parameter.name)
            text.word(parameter.value)
        }
    }

    private func trigger(of table: Table, to text: inout StructureText) {
        var names: [String] = []
        for column in table.columns where column.isTouched && column.databases.contains(database) {
            names.append(column.sqlName)
        }
        guard !names.isEmpty else { return }
        text.tag("T")
        text.word(table.options.touchTriggerName)
        for name in names.sorted() { text.word(name) }
    }

    func column(_ column: Column, columns: ColumnNames, to text: inout StructureText) {
        text.tag("C")
        text.word(column.sqlName)
        type(column.type, to: &text)
        text.flag("?", column.isNullable)
        if let value = index.writtenDefault(of: column, on: database) {
            text.tag("=")
            expression(value, columns: columns, to: &text)
        }
        if let identity = column.identity {
            text.tag("@")
            if isPostgreSQL {
                text.word(identity.mode.rawValue)
                text.word(identity.sequenceName)
                options(identity.options, to: &text)
            } else {
                text.flag("A", identity.isAutoincrement)
            }
        }
        if let generated = column.generated {
            text.tag(generated.isVirtual ? "g" : "G")
            expression(generated.value, columns: columns, to: &text)
        }
        collation(index.writtenCollation(of: column, on: database), to: &text)
        if !isPostgreSQL, let conflict = column.notNullConflict {
            text.tag("!")
            text.word(conflict.rawValue)
        }
        text.flag("0", column.lacksNotNull && !column.isNullable && !index.hasNotNull(column, on: database))
        if isPostgreSQL { keeping(column.postgresql, to: &text) } else { declaration(column.sqlite, to: &text) }
        comment(column.documentation, to: &text)
        text.tag(";")
    }

    private func keeping(_ column: PostgreSQLColumn, to text: inout StructureText) {
        if let storage = column.storage {
            text.tag("S")
            text.word(storage.rawValue)
        }
        if let compression = column.compression {
            text.tag("P")
            text.word(compression.rawValue)
        }
        if let statistics = column.statistics {
            text.tag("s")
            text.number(statistics)
        }
        parameters(column.parameters, to: &text)
    }

    private func declaration(_ column: SQLiteColumn, to text: inout StructureText) {
        if let type = column.type {
            text.tag("t")
            text.word(type)
        }
        if let definition = column.definition {
            text.tag("d")
            text.word(definition)
        }
    }

    /// A collation, where the database has one.
    func collation(_ collation: SQLText?, to text: inout StructureText) {
        self.collation(collation?[database], to: &text)
    }

    private func collation(_ collation: String?, to text: inout StructureText) {
        guard let collation else { return }
        text.tag("L")
        text.word(collation)
    }

    private func partitioning(_ partitioning: Partitioning, columns: ColumnNames, to text: inout StructureText) {
        text.tag("p")
        text.word(partitioning.strategy.rawValue)
        keys(partitioning.keys, columns: columns, to: &text)
        text.flag("X", partitioning.isManagedExternally)
        for partition in sorted(partitioning.partitions, by: \.sqlName) {
            text.tag("P")
            text.word(partition.sqlName)
            bound(partition.bound, columns: columns, to: &text)
            if let key = partition.primaryKey { self.key(key, columns: columns, to: &text) }
            for unique in sorted(partition.uniques, by: \.info.sqlName) {
                self.unique(unique, columns: columns, to: &text)
            }
            for check in sorted(partition.checks, by: \.info.sqlName) { self.check(check, columns: columns, to: &text) }
            for key in sorted(partition.foreignKeys, by: \.sortKey) { foreignKey(key, columns: columns, to: &text) }
            for exclusion in sorted(partition.exclusions, by: \.info.sqlName) {
                self.exclusion(exclusion, columns: columns, to: &text)
            }
            indexes(partition.indexes, columns: columns, to: &text)
            if let sub = partition.partitioning { self.partitioning(sub.partitioning, columns: columns, to: &text) }
            comment(partition.documentation, to: &text)
        }
        text.tag(";")
    }

    private func bound(_ bound: Partition.Bound, columns: ColumnNames, to text: inout StructureText) {
        switch bound {
        case .range(let from, let to):
            text.tag("r")
            values(from, columns: columns, to: &text)
            values(to, columns: columns, to: &text)
        case .list(let list):
            text.tag("l")
            values(list, columns: columns, to: &text)
        case .hash(let modulus, let remainder):
            text.tag("h")
            text.number(modulus)
            text.number(remainder)
        case .default: text.tag("d")
        }
    }

    private func values(_ values: [Partition.BoundValue], columns: ColumnNames, to text: inout StructureText) {
        text.number(values.count)
        for value in values {
            switch value {
            case .minimum: text.tag("<")
            case .maximum: text.tag(">")
            case .value(let expression): self.expression(expression, columns: columns, to: &text)
            }
        }
    }
}
