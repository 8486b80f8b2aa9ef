import SchemagenModel

/// The old sequences whose columns go while they stay or go by themselves: a sequence goes with the column that owns it, so
/// that each of these leaves its column first, and gets it back last of all on the way back.
struct SequenceDepartures {
    /// By their Swift names.
    private var sequences: Set<String> = []
    private(set) var entries: [PlanEntry] = []

    /// - Parameter remade: The columns that are dropped and added again, by the old Swift names of tables.
    init(_ transition: Transition, _ deltas: [TableDelta], remade: [String: Set<String>]) {
        let correspondence = transition.correspondence
        let former = correspondence.old
        guard former.schema.sequences.contains(where: { $0.owner != nil }) else { return }
        var gone = remade
        for delta in deltas {
            // On the way back it is a column that is added.
            gone[delta.former.info.name, default: []].formUnion(delta.columns.filter(\.isReleased).map(\.from.name))
        }
        for (pair, columns) in zip(correspondence.tables.pairs, correspondence.columns) {
            let (before, after) = (former.schema.tables[pair.old], transition.new.schema.tables[pair.new])
            var names = Set(before.columns.map(\.name))
            for column in columns.pairs where after.columns[column.new].databases.contains(.postgresql) {
                names.remove(before.columns[column.old].name)
            }
            gone[before.info.name, default: []].formUnion(names)
        }
        for sequence in former.schema.sequences where former.holds(sequence) {
            guard let owner = sequence.owner else { continue }
            let name = sequence.info.name
            if transition.dropped.contains(ObjectIdentity(.table, owner.table)) {
                if transition.dropped.contains(ObjectIdentity(.sequence, name)) { continue }
            } else if gone[owner.table]?.contains(owner.column) != true {
                continue
            }
            sequences.insert(name)
            entries.append(PlanEntry(.disownSequence(sequence), .ownSequence(sequence), in: .former))
        }
    }

    func has(_ sequence: SequenceObject) -> Bool { sequences.contains(sequence.info.name) }
}
