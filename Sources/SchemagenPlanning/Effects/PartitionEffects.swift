import SchemagenModel

/// What changes of partitions and parents lock, write anew and read on PostgreSQL.
extension EffectAssessment {
    /// Partitions that come, go and hold other rows.
    ///
    /// Those that hold other rows, and those that go, are detached, for which the default partition is locked too; what goes
    /// while its rows stay somewhere is written anew there. Partitions that stay as they are get no rows and are not locked.
    func repartition(_ change: Repartition, _ index: SchemaIndex, _ impact: inout Impact) {
        guard let id = parent(of: change, index) else { return }
        impact.lock(id, .accessExclusive)
        let going = change.emptied + change.remade.map(\.sqlName)
        let detached = change.moved.map(\.sqlName) + going + change.dropped
        let isDetaching = !detached.isEmpty
        for part in detached.compactMap({ live.part($0, of: id) }) {
            impact.lock(part, .accessExclusive, withPartitions: true)
        }
        if isDetaching, let standing = change.partitioning.partitions.first(where: { $0.bound == .default }) {
            impact.lock(live.part(standing.sqlName, of: id), .accessExclusive)
        }
        // A partition that is made refers to what the table refers to, and one that goes does so no more: each has its own
        // foreign keys, and what tells the bounds has them for a moment.
        let referring = live.wholes(id) + (isDetaching ? detached.compactMap { live.part($0, of: id) } : [])
        for key in referring.flatMap({ live[$0].foreignKeys }) {
            impact.lock(key.parent, isDetaching ? .accessExclusive : .shareRowExclusive, withPartitions: true)
        }
        // A default partition alone holds everything: nobody looks at its rows.
        for partition in change.moved
        where partition.bound != .default || change.partitioning.partitions.count > 1 {
            if let part = live.part(partition.sqlName, of: id) { impact.scan(part) }
        }
        let takes = (change.created + change.moved + change.remade).contains { $0.bound != .default }
        for part in (going + (takes ? change.dropped : [])).compactMap({ live.part($0, of: id) }) {
            impact.rewrite(part)
        }
    }

    /// A table that inherits no more keeps the columns, and its parents are as they were.
    func leave(_ parents: [String], _ table: String, _ index: SchemaIndex, _ impact: inout Impact) {
        impact.lock(relation(table, index), .accessExclusive)
    }
}
