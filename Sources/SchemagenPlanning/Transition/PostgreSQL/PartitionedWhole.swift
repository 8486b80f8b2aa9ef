import SchemagenEvolution
import SchemagenModel

/// An index or constraint of a divided table, or of a partition, that stays, with the parts that are said of it.
struct PartitionedWhole {
    let old: PartitionedIndex
    let new: PartitionedIndex
    /// The parts that are said, by the SQL names of the partitions.
    private let oldParts: [String: PartitionedIndex]
    private let newParts: [String: PartitionedIndex]
    /// The names of those that the server numbers, likewise.
    private let oldNumbered: [String: String]
    private let newNumbered: [String: String]

    private let delta: TableDelta
    private let formerTable: Table
    private let structures: (old: Structure, new: Structure)

    init?(
        _ kept: (before: TablePart, after: TablePart), _ pairs: PartitionPairs, of delta: TableDelta, _ old: Structure,
        _ new: Structure
    ) {
        guard let first = kept.before.partitionedIndex, let second = kept.after.partitionedIndex else { return nil }
        self.old = first
        self.new = second
        self.delta = delta
        structures = (old, new)
        formerTable = delta.former
        func parts(_ partitioning: Partitioning, _ whole: PartitionedIndex) -> [String: PartitionedIndex] {
            var result: [String: PartitionedIndex] = [:]
            for part in partitioning.parts(of: whole.sqlName) { result[part.partition] = part.index }
            return result
        }
        oldParts = parts(pairs.before, first)
        newParts = parts(pairs.after, second)
        func numbered(_ whole: PartitionedIndex, _ table: Table) -> [String: String] {
            let names = PartNames.numbered([whole], in: table).map { ($0.partition, $0.name) }
            return Dictionary(names) { first, _ in first }
        }
        oldNumbered = numbered(first, delta.former)
        newNumbered = numbered(second, delta.latter)
    }

    // MARK: Names

    private func oldName(_ partition: String) -> String? {
        oldParts[partition]?.sqlName ?? PartNames.chosen(for: partition, of: old, in: formerTable)
    }

    private func newName(_ partition: String) -> String? {
        newParts[partition]?.sqlName ?? PartNames.chosen(for: partition, of: new, in: delta.latter)
    }

    /// The parts that get other names, and their names before, once the partitions have theirs.
    func renames(_ pairs: PartitionPairs) -> [(to: PartName, from: PartName)] {
        pairs.pairs.flatMap { pair -> [(to: PartName, from: PartName)] in
            if pair.isRemade { return [] }
            let (before, after) = (pairs.before.partitions[pair.old].sqlName, pairs.after.partitions[pair.new].sqlName)
            let inner = pair.inner.map(renames) ?? []
            guard let from = oldName(before), let to = newName(after), from != to else { return inner }
            return [(name(to, of: after), name(from, of: after))] + inner
        }
    }

    private func name(_ name: String, of partition: String) -> PartName {
        PartName(whole: new.sqlName, partition: partition, name: name)
    }

    /// The names of the parts that new partitions have, or that old ones had, as far as they are said or numbered.
    ///
    /// - Parameter current: The same partition under the name that it has by then.
    func names(of partition: Partition, isOld: Bool, as current: Partition) -> [PartName] {
        let said = (isOld ? oldParts : newParts)[partition.sqlName]?.sqlName
        let numbered = isOld ? oldNumbered : newNumbered
        let own = (said ?? numbered[partition.sqlName]).map { [name($0, of: current.sqlName)] } ?? []
        let inner = partition.partitioning?.partitioning.partitions ?? []
        return own
            + zip(inner, current.partitioning?.partitioning.partitions ?? []).flatMap {
                names(of: $0, isOld: isOld, as: $1)
            }
    }

    /// The new name of the part that a partition has while it steps aside, and its name before.
    func parking(_ partition: String, as parked: String) -> (to: PartName, from: PartName)? {
        guard let from = oldName(partition), let to = PartNames.chosen(for: parked, of: old, in: formerTable) else {
            return nil
        }
        return (name(to, of: parked), name(from, of: parked))
    }

    // MARK: Comments

    /// The comments on the parts that are said, which change.
    func comments(_ pairs: PartitionPairs) -> [(target: Commented, before: String?, after: String?)] {
        pairs.pairs.flatMap { pair -> [(target: Commented, before: String?, after: String?)] in
            let (before, after) = (pairs.before.partitions[pair.old].sqlName, pairs.after.partitions[pair.new].sqlName)
            let inner = pair.inner.map(comments) ?? []
            guard !pair.isRemade, let name = newName(after) else { return inner }
            let (first, second) = (oldParts[before]?.documentation, newParts[after]?.documentation)
            if first == second { return inner }
            let schema = delta.latter.info.sqlSchema
            let target =
                new.info == nil
                ? Commented.object("INDEX", QualifiedName(name, in: schema))
                : .constraint(name, table: QualifiedName(after, in: schema))
            return [(target, first, second)] + inner
        }
    }

    // MARK: What names alone cannot bring about

    /// Whether it has to be made anew for its parts to be as they are said.
    func isBroken(_ pairs: PartitionPairs) -> Bool {
        let oldText = old.text(in: delta.renamed, structures.old)
        let newText = new.text(in: delta.latter, structures.new)
        func said(_ part: PartitionedIndex?, isOld: Bool) -> [UInt8]? {
            part?.text(in: isOld ? delta.renamed : delta.latter, isOld ? structures.old : structures.new)
        }
        /// Whether a part that comes with a partition is more than a name.
        func isMore(_ partition: Partition, isOld: Bool) -> Bool {
            let part = (isOld ? oldParts : newParts)[partition.sqlName]
            if let text = said(part, isOld: isOld), text != (isOld ? oldText : newText) { return true }
            if part?.documentation != nil { return true }
            return (partition.partitioning?.partitioning.partitions ?? []).contains { isMore($0, isOld: isOld) }
        }
        func isBroken(_ pairs: PartitionPairs) -> Bool {
            if pairs.added.contains(where: { isMore(pairs.after.partitions[$0], isOld: false) })
                || pairs.removed.contains(where: { isMore(pairs.before.partitions[$0], isOld: true) })
            {
                return true
            }
            return pairs.pairs.contains { pair in
                let (before, after) = (pairs.before.partitions[pair.old], pairs.after.partitions[pair.new])
                if pair.isRemade { return isMore(before, isOld: true) || isMore(after, isOld: false) }
                let (first, second) = (oldParts[before.sqlName], newParts[after.sqlName])
                if said(first, isOld: true) ?? oldText != said(second, isOld: false) ?? newText { return true }
                let isKnown = oldName(before.sqlName) != nil && newName(after.sqlName) != nil
                let isSame = first == nil && second == nil && before.sqlName == after.sqlName
                if !isKnown, !isSame { return true }
                return pair.inner.map(isBroken) ?? false
            }
        }
        return isBroken(pairs)
    }
}
