import SchemagenEvolution
import SchemagenModel

/// The new names of what stays on PostgreSQL, in an order that no two names meet in.
struct PostgreSQLRenames {
    /// Namespaces, which come first: new ones may take the names that others had.
    private(set) var namespaceEntries: [PlanEntry] = []
    private(set) var entries: [PlanEntry] = []

    private let transition: Transition
    private let dependents: Dependents
    private let partitions: [String: PartitionChanges]
    /// The new names of namespaces by the old ones.
    private var namespaces: [String: String] = [:]
    private var moves: [(kind: NamedKind, from: QualifiedName, to: String?)] = []
    /// Tables, views, sequences and types share one space of names.
    private var relations = Renames()

    /// Columns that are dropped and added again, by the old Swift names of tables and columns.
    private let remade: [String: Set<String>]

    init(
        _ transition: Transition, _ deltas: [TableDelta], _ partitions: [String: PartitionChanges],
        _ dependents: Dependents, remade: [String: Set<String>]
    ) {
        self.transition = transition
        self.partitions = partitions
        self.dependents = dependents
        self.remade = remade
        renameNamespaces()
        swap(&namespaceEntries, &entries)
        renameValues()
        collectObjects()
        for rename in relations.ordered { add(rename) }
        for move in moves {
            entries.append(
                PlanEntry(
                    .move(move.kind, from: move.from, to: move.to),
                    .move(move.kind, from: QualifiedName(move.from.name, in: move.to), to: move.from.schema),
                    in: .renamed))
        }
        renameColumns()
        renameParts(deltas)
        for delta in deltas { entries += partitions[delta.latter.info.name]?.partNames ?? [] }
        renameNotNulls()
    }

    private mutating func add(_ rename: Renames.Rename) {
        if let table = rename.table {
            entries.append(
                PlanEntry(
                    .renameConstraint(table: table, from: rename.from.name, to: rename.to),
                    .renameConstraint(table: table, from: rename.to, to: rename.from.name), in: .renamed))
            return
        }
        entries.append(
            PlanEntry(
                .rename(rename.kind, from: rename.from, to: rename.to),
                .rename(rename.kind, from: QualifiedName(rename.to, in: rename.from.schema), to: rename.from.name),
                in: .renamed))
    }

    private mutating func renameNamespaces() {
        let (before, after) = (transition.correspondence.old.schema, transition.new.schema)
        var renames = Renames()
        for pair in transition.correspondence.namespaces.pairs {
            let (from, to) = (before.namespaces[pair.old].sqlName, after.namespaces[pair.new].sqlName)
            if from != to { namespaces[from] = to }
            renames.add(.namespace, from: QualifiedName(from, in: nil), to: to)
        }
        for offset in transition.correspondence.namespaces.removed {
            let (from, to) = (before.namespaces[offset].sqlName, transition.old.schema.namespaces[offset].sqlName)
            if from != to { namespaces[from] = to }
            renames.add(.namespace, from: QualifiedName(from, in: nil), to: to)
        }
        for rename in renames.ordered { add(rename) }
        for namespace in after.namespaces where transition.created.contains(ObjectIdentity(.namespace, namespace.name))
        {
            entries.append(PlanEntry(.createNamespace(namespace), .dropNamespace(namespace), in: .latter))
        }
    }

    /// A name in the namespace as it is called by now.
    private func current(_ info: ObjectInfo) -> QualifiedName {
        QualifiedName(info.sqlName, in: info.sqlSchema.map { namespaces[$0] ?? $0 })
    }

    private mutating func renameValues() {
        let before = transition.correspondence.old
        for (pair, values) in zip(transition.correspondence.enums.pairs, transition.replaced.values)
        where !values.renamed.isEmpty {
            let type = current(before.schema.enums[pair.old].info)
            var renames = Renames()
            for value in values.renamed {
                renames.add(.enumeration, from: QualifiedName(value.old, in: nil), to: value.new)
            }
            for rename in renames.ordered {
                entries.append(
                    PlanEntry(
                        .renameEnumValue(type: type, from: rename.from.name, to: rename.to),
                        .renameEnumValue(type: type, from: rename.to, to: rename.from.name), in: .renamed))
            }
        }
    }

    private mutating func collect(_ kind: NamedKind, _ before: ObjectInfo, _ after: ObjectInfo) {
        let from = current(before)
        relations.add(kind, from: from, to: after.sqlName)
        if from.schema != after.sqlSchema {
            moves.append((kind, QualifiedName(after.sqlName, in: from.schema), after.sqlSchema))
        }
    }

    private mutating func collectObjects() {
        let correspondence = transition.correspondence
        // In-between names stand in the old schema under its new names.
        let (before, between) = (correspondence.old, transition.old)
        for offset in before.schema.enums.indices where before.holds(before.schema.enums[offset]) {
            collect(.enumeration, before.schema.enums[offset].info, between.schema.enums[offset].info)
        }
        for offset in before.schema.types.indices where before.holds(before.schema.types[offset]) {
            collect(.domain, before.schema.types[offset].info, between.schema.types[offset].info)
        }
        for offset in before.schema.sequences.indices where before.holds(before.schema.sequences[offset]) {
            // One that a table owns has gone with it.
            let sequence = before.schema.sequences[offset]
            if let owner = sequence.owner, transition.dropped.contains(ObjectIdentity(.table, owner.table)),
                transition.dropped.contains(ObjectIdentity(.sequence, sequence.info.name))
            {
                continue
            }
            collect(.sequence, before.schema.sequences[offset].info, between.schema.sequences[offset].info)
        }
        for (pair, columns) in zip(correspondence.tables.pairs, correspondence.columns) {
            let (table, latter) = (before.schema.tables[pair.old], transition.new.schema.tables[pair.new])
            guard before.holds(table), transition.new.holds(latter) else { continue }
            collect(.table, table.info, latter.info)
            collectPartitions(of: table, latter)
            for inner in columns.pairs {
                let (from, to) = (table.columns[inner.old].identity, latter.columns[inner.new].identity)
                guard let from, let to else { continue }
                relations.add(
                    .sequence, from: QualifiedName(from.sequenceName, in: current(table.info).schema),
                    to: to.sequenceName)
            }
        }
        for pair in correspondence.views.pairs {
            let view = before.schema.views[pair.old]
            guard before.holds(view), !dependents.gone.contains(ObjectIdentity(.view, view.info.name)) else { continue }
            collect(
                view.isMaterialized ? .materializedView : .view, view.info, transition.new.schema.views[pair.new].info)
        }
    }

    /// Partitions stand where their table does.
    private mutating func collectPartitions(of table: Table, _ latter: Table) {
        if let renames = partitions[latter.info.name]?.renames {
            for rename in renames {
                var (before, after) = (table.info, latter.info)
                (before.sqlName, after.sqlName) = (rename.from, rename.to)
                collect(.table, before, after)
            }
        } else if let partitioning = table.options.partitioning {
            for name in partitioning.names {
                var (before, after) = (table.info, latter.info)
                (before.sqlName, after.sqlName) = (name, name)
                collect(.table, before, after)
            }
        }
    }

    private mutating func renameColumns() {
        let correspondence = transition.correspondence
        for (pair, columns) in zip(correspondence.tables.pairs, correspondence.columns) {
            let table = correspondence.old.schema.tables[pair.old]
            let latter = transition.new.schema.tables[pair.new]
            guard correspondence.old.holds(table), transition.new.holds(latter) else { continue }
            var renames = Renames()
            for inner in columns.pairs {
                let (from, to) = (table.columns[inner.old], latter.columns[inner.new])
                guard from.databases.contains(.postgresql), to.databases.contains(.postgresql),
                    !isInherited(from, table, to, latter),
                    remade[table.info.name]?.contains(from.name) != true
                else { continue }
                renames.add(.table, from: QualifiedName(from.sqlName, in: nil), to: to.sqlName)
            }
            let name = QualifiedName(latter.info)
            for rename in renames.ordered {
                entries.append(
                    PlanEntry(
                        .renameColumn(table: name, from: rename.from.name, to: rename.to),
                        .renameColumn(table: name, from: rename.to, to: rename.from.name), in: .renamed))
            }
        }
    }

    /// Whether a column gets its new name with that of a table that is inherited from.
    private func isInherited(_ from: Column, _ table: Table, _ to: Column, _ latter: Table) -> Bool {
        guard !table.options.inherits.isEmpty, !transition.unrest.rejoining.contains(table.info.name) else {
            return false
        }
        return transition.correspondence.old.index.inherits(from, in: table)
            && transition.new.index.inherits(to, in: latter)
    }

    /// NOT NULL constraints are named after table and column.
    private mutating func renameNotNulls() {
        let correspondence = transition.correspondence
        let (before, after) = (correspondence.old, transition.new)
        for (pair, columns) in zip(correspondence.tables.pairs, correspondence.columns) {
            let (table, latter) = (before.schema.tables[pair.old], after.schema.tables[pair.new])
            guard before.holds(table), after.holds(latter) else { continue }
            var renames = NotNullRenames(from: table.info.sqlName, to: latter.info.sqlName)
            for inner in columns.pairs {
                let (from, to) = (table.columns[inner.old], latter.columns[inner.new])
                guard from.databases.contains(.postgresql), to.databases.contains(.postgresql),
                    !before.isNullable(from), !isInherited(from, table, to, latter),
                    remade[table.info.name]?.contains(from.name) != true
                else { continue }
                renames.add(from.sqlName, to.sqlName)
            }
            let (up, down) = renames.ordered
            guard !up.isEmpty else { continue }
            let owner = QualifiedName(latter.info)
            entries.append(
                PlanEntry(
                    .renameNotNulls(table: owner, up), .renameNotNulls(table: owner, down), in: .renamed))
        }
    }

    /// Constraints and indexes that say what they said under another name.
    private mutating func renameParts(_ deltas: [TableDelta]) {
        var indexes = Renames()
        for delta in deltas {
            let table = QualifiedName(delta.latter.info)
            var (constraints, foreignKeys) = (Renames(), Renames())
            for (before, after) in delta.parts.kept where before.sqlName != after.sqlName {
                switch before.value {
                case .index:
                    indexes.add(.index, from: QualifiedName(before.sqlName, in: table.schema), to: after.sqlName)
                case .constraint(.primaryKey), .constraint(.unique), .constraint(.exclusion):
                    // The index behind it has its name.
                    indexes.add(
                        .index, from: QualifiedName(before.sqlName, in: table.schema), to: after.sqlName, of: table)
                case .constraint(.foreignKey):
                    foreignKeys.add(
                        .table, from: QualifiedName(before.sqlName, in: nil), to: after.sqlName, of: table)
                case .constraint:
                    constraints.add(
                        .table, from: QualifiedName(before.sqlName, in: nil), to: after.sqlName, of: table)
                }
            }
            for rename in constraints.ordered { add(rename) }
            for var rename in foreignKeys.ordered {
                add(rename)
                // A check gets its new name in the partitions too, a foreign key does not.
                for name in partitions[delta.latter.info.name]?.currentNames ?? [] {
                    rename.table = QualifiedName(name, in: table.schema)
                    add(rename)
                }
            }
        }
        for pair in transition.correspondence.views.pairs {
            let (before, after) = (
                transition.old.schema.views[pair.old], transition.new.schema.views[pair.new]
            )
            guard transition.old.holds(before), transition.new.holds(after),
                !dependents.gone.contains(ObjectIdentity(.view, before.info.name))
            else { continue }
            let changes = PartChanges(
                TablePart.indexes(before.indexes, columns: before.columns, in: transition.old),
                TablePart.indexes(after.indexes, columns: after.columns, in: transition.new))
            for (first, second) in changes.kept {
                indexes.add(.index, from: QualifiedName(first.sqlName, in: after.info.sqlSchema), to: second.sqlName)
            }
        }
        for rename in indexes.ordered { add(rename) }
    }
}

extension Partitioning {
    /// The SQL names of the partitions, at whatever depth.
    var names: [String] {
        partitions.flatMap { [$0.sqlName] + ($0.partitioning?.partitioning.names ?? []) }
    }
}
