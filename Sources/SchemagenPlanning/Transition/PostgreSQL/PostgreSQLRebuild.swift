import SchemagenEvolution
import SchemagenModel

/// The steps that make a table of PostgreSQL anew with all its rows.
///
/// Foreign keys, the trigger of `@touch` and what stands on the table come in entries of their own.
struct PostgreSQLRebuild {
    private let rebuild: TableRebuild
    private let structure: Structure
    private let names: NameState

    /// - Parameters:
    ///   - structure: The schema that the new table belongs to.
    ///   - names: Whose names the steps are written in.
    init(_ rebuild: TableRebuild, in structure: Structure, _ names: NameState) {
        self.rebuild = rebuild
        self.structure = structure
        self.names = names
    }

    /// The steps: indexes come when the rows are there.
    var steps: [PlannedStep] {
        let name = rebuild.to.info.name
        let assembly = PlanAssembly(of: structure, in: names) { $0 == ObjectIdentity(.table, name) }
        var steps = [PlannedStep(.rebuildTable(rebuild), in: names)]
        for step in assembly.entries.flatMap(\.up) {
            switch step.step {
            case .createTable, .createTouchTrigger, .ownSequence: continue
            case .addConstraint(.foreignKey, _, _, _): continue
            default: steps.append(step)
            }
        }
        return steps
    }

    /// A table that is made anew as it is, but for what it inherits from.
    static func identical(_ table: Table, in structure: Structure, _ names: NameState) -> [PlannedStep] {
        let columns = table.columns.filter { $0.databases.contains(.postgresql) && $0.generated == nil }
        let rebuild = TableRebuild(
            from: table, to: table, copies: columns.map { ColumnCopy(column: $0.name, source: $0.sqlName) },
            on: .postgresql)
        return PostgreSQLRebuild(rebuild, in: structure, names).steps
    }
}

extension TableDelta {
    /// The foreign keys of partitions, which go with a table that is made anew and come again with it.
    var partitionForeignKeys: (drops: [PlanEntry], additions: [PlanEntry]) {
        func entries(_ table: Table, _ names: NameState) -> [PlanEntry] {
            (table.options.partitioning?.foreignKeys ?? []).filter { $0.key.info.databases.contains(.postgresql) }.map {
                PlanEntry(
                    .addConstraint(
                        .foreignKey($0.key), table: table.info.name, partition: $0.partition, isChecked: true),
                    .dropConstraint(.foreignKey($0.key), table: table.info.name, partition: $0.partition), in: names)
            }
        }
        return (entries(former, .former).map(\.reversed), entries(latter, .latter))
    }
}

extension PartChanges {
    /// Makes foreign keys all that is spoken of: the rest comes and goes with the table.
    mutating func leaveForeignKeys() {
        recreate { $0.foreignKey != nil }
        kept = []
        dropped = dropped.filter { $0.foreignKey != nil }
        added = added.filter { $0.foreignKey != nil }
    }
}
