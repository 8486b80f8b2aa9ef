import SchemagenModel

/// The entries as migrations: who shares a transaction, and what of it survives.
extension PostgreSQLTransition {
    /// The migrations of the change.
    var migrations: [MigrationPlan] {
        let latter = transition.latterNames
        let former = Dictionary(latter.map { ($0.value, $0.key) }) { first, _ in first }
        return transactions.map { migration in
            var migration = migration
            migration.up = migration.up.keepingRights { latter[$0] }
            migration.down = migration.down.keepingRights { former[$0] }
            return migration
        }
    }

    private var transactions: [MigrationPlan] {
        guard isOnline else { return stages.migrations() }
        var disturbed = touched.retyped
        disturbed.merge(touched.remade) { $0.union($1) }
        disturbed.merge(touched.reworded) { $0.union($1) }
        return stages.migrations { entries in
            let reaches = ReachFinder(entries, transition, deltas, disturbed: disturbed).reaches
            let split = TransactionSplit(entries, reaches, atOnce: AtOnce(entries, transition).pairs)
            return split.parts.map { part in (part.entries, part.tables.sorted().map(name(of:))) }
        }
    }

    /// What a table is called in the end.
    private func name(of table: TableKey) -> String {
        guard table.number < 0 else { return new.schema.tables[table.number].info.sqlName }
        return transition.correspondence.old.schema.tables[-1 - table.number].info.sqlName
    }

    /// What changes where it stands, by what it is in the new schema.
    func replacements(_ dependents: Dependents) -> [ObjectIdentity: PlanEntry] {
        var entries: [ObjectIdentity: PlanEntry] = [:]
        let meant = transition.replaceable.subtracting(dependents.gone)
        for pair in transition.correspondence.views.pairs {
            let (before, after) = (old.schema.views[pair.old], new.schema.views[pair.new])
            guard meant.contains(ObjectIdentity(.view, before.info.name)) else { continue }
            var entry = PlanEntry(change: .replaceView(after), .replaceView(before))
            if before.columns.count != after.columns.count {
                // A view that is there takes no column less.
                entry.down = [
                    PlannedStep(.dropView(after), in: .latter), PlannedStep(.createView(before), in: .renamed),
                ]
            }
            entries[ObjectIdentity(.view, after.info.name)] = entry
        }
        for pair in transition.correspondence.opaqueObjects.pairs {
            let before = transition.correspondence.oldOpaqueObjects[pair.old]
            let after = transition.correspondence.newOpaqueObjects[pair.new]
            guard meant.contains(ObjectIdentity(.opaque, before.name)) else { continue }
            entries[ObjectIdentity(.opaque, after.name)] = PlanEntry(
                change: .replaceOpaque(after), .replaceOpaque(before))
        }
        return entries
    }
}
