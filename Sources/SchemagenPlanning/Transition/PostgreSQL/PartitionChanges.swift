import SchemagenEvolution
import SchemagenModel

/// What becomes of the partitions of a table that is divided as before: which come, go, hold other rows or have other
/// names, and what each has for itself.
struct PartitionChanges {
    /// What goes before anything changes, under its old name: foreign keys first.
    private(set) var drops: [PlanEntry] = []
    /// The SQL names of partitions that change: those that go step aside where their names are taken.
    private(set) var renames: [(from: String, to: String)] = []
    /// The SQL names that all old partitions have once they have stepped aside or have their new ones.
    private(set) var currentNames: [String] = []
    /// Other names of what partitions have, once the partitions have theirs.
    private(set) var partNames: [PlanEntry] = []
    /// What comes and changes once the table has its new columns.
    private(set) var entries: [PlanEntry] = []
    /// What partitions have for themselves, once they are there.
    private(set) var additions: [PlanEntry] = []
    /// The foreign keys that come.
    private(set) var foreignKeys: [PlanEntry] = []
    /// Comments that change on what stays.
    private(set) var comments: [(target: Commented, before: String?, after: String?)] = []

    private let delta: TableDelta
    private let old: Structure
    private let new: Structure
    private let taken: Set<String>
    /// Whether something that a partition has does not survive what else happens to its table.
    private let isDisturbed: (TablePart) -> Bool
    private var foreignKeyDrops: [PlanEntry] = []
    private var indexRenames = Renames()
    /// The parts of indexes that get other names, and their names before.
    private var partRenames: [(to: PartName, from: PartName)] = []

    private var table: String { delta.latter.info.name }
    private var former: String { delta.former.info.name }

    /// - Parameter taken: The SQL names that tables and partitions of the new schema have.
    init?(
        _ delta: TableDelta, old: Structure, new: Structure, taken: Set<String>,
        isDisturbed: @escaping (TablePart) -> Bool
    ) {
        guard let pairs = delta.partitions else { return nil }
        self.delta = delta
        self.old = old
        self.new = new
        self.taken = taken
        self.isDisturbed = isDisturbed
        let wholes = delta.parts.kept.compactMap { PartitionedWhole($0, pairs, of: delta, old, new) }
        name(wholes, pairs)
        change(pairs, in: delta.latter.info.sqlName, wholes)
        for rename in indexRenames.ordered {
            partNames.append(
                PlanEntry(
                    .rename(.index, from: rename.from, to: rename.to),
                    .rename(.index, from: QualifiedName(rename.to, in: rename.from.schema), to: rename.from.name),
                    in: .renamed))
        }
        if !partRenames.isEmpty {
            partNames.append(
                PlanEntry(nameParts(partRenames.map(\.to)), nameParts(partRenames.map(\.from)), in: .renamed))
        }
        drops = foreignKeyDrops + drops
    }

    /// The indexes and constraints of a table that have to be made anew for the parts that partitions have of them.
    static func broken(_ delta: TableDelta, _ old: Structure, _ new: Structure) -> Set<String> {
        guard let pairs = delta.partitions else { return [] }
        return broken(delta.parts.kept, pairs, of: delta, old, new)
    }

    private static func broken(
        _ kept: [(before: TablePart, after: TablePart)], _ pairs: PartitionPairs, of delta: TableDelta,
        _ old: Structure, _ new: Structure
    ) -> Set<String> {
        var result: Set<String> = []
        for part in kept {
            guard let whole = PartitionedWhole(part, pairs, of: delta, old, new), whole.isBroken(pairs) else {
                continue
            }
            result.insert(part.before.sqlName)
        }
        return result
    }

    /// Whether partitions of a table are detached on the way up or down.
    static func detaches(_ delta: TableDelta, _ old: Structure, _ new: Structure) -> Bool {
        func detaches(_ pairs: PartitionPairs) -> Bool {
            if !pairs.removed.isEmpty || !pairs.added.isEmpty { return true }
            return pairs.pairs.contains { pair in
                pair.isRemade || pair.inner.map(detaches) ?? false
                    || old.boundText(of: pairs.before.partitions[pair.old], in: delta.renamed)
                        != new.boundText(of: pairs.after.partitions[pair.new], in: delta.latter)
            }
        }
        return delta.partitions.map(detaches) ?? false
    }

    // MARK: One level

    private mutating func change(_ pairs: PartitionPairs, in parent: String, _ wholes: [PartitionedWhole]) {
        let gone = pairs.removed.map { pairs.before.partitions[$0] }
        for partition in gone { park(partition, wholes) }
        var (names, back) = ([PartName](), [PartName]())
        for whole in wholes {
            names += pairs.added.map { pairs.after.partitions[$0] }.flatMap {
                whole.names(of: $0, isOld: false, as: $0)
            }
            back += gone.flatMap { whole.names(of: $0, isOld: true, as: parked($0)) }
            for pair in pairs.pairs where pair.isRemade {
                let (before, after) = (pairs.before.partitions[pair.old], pairs.after.partitions[pair.new])
                names += whole.names(of: after, isOld: false, as: after)
                back += whole.names(of: before, isOld: true, as: renamed(before, to: after.sqlName))
                if before.sqlName != after.sqlName, let part = whole.parking(before.sqlName, as: after.sqlName) {
                    partRenames.append(part)
                }
            }
        }
        if !back.isEmpty { entries.append(PlanEntry(nil, nameParts(back), in: .latter)) }
        repartition(pairs, in: parent)
        if !names.isEmpty { entries.append(PlanEntry(nameParts(names), nil, in: .latter)) }

        for partition in gone { dropAll(of: partition) }
        for pair in pairs.pairs {
            let (before, after) = (pairs.before.partitions[pair.old], pairs.after.partitions[pair.new])
            renames.append((before.sqlName, after.sqlName))
            currentNames.append(after.sqlName)
            if pair.isRemade {
                for inner in before.partitioning?.partitioning.partitions ?? [] { park(inner, wholes) }
                dropAll(of: before)
                addAll(to: after)
                continue
            }
            comments.append((.object("TABLE", qualified(after.sqlName)), before.documentation, after.documentation))
            var parts = PartChanges(
                TablePart.parts(of: before, in: delta.renamed, old), TablePart.parts(of: after, in: delta.latter, new))
            parts.recreate(where: isDisturbed)
            if let inner = pair.inner {
                let broken = Self.broken(parts.kept, inner, of: delta, old, new)
                parts.recreate { broken.contains($0.sqlName) }
            }
            for part in parts.dropped { drop(part, of: before) }
            for part in parts.added { add(part, to: after) }
            for (first, second) in parts.kept { keep(first, second, in: after) }
            guard let inner = pair.inner else { continue }
            let own = parts.kept.compactMap { PartitionedWhole($0, inner, of: delta, old, new) }
            name(own, inner)
            change(inner, in: after.sqlName, wholes + own)
        }
        for offset in pairs.added { addAll(to: pairs.after.partitions[offset]) }
    }

    /// Names the parts of what stays, once the partitions and the wholes have their names.
    private mutating func name(_ wholes: [PartitionedWhole], _ pairs: PartitionPairs) {
        partRenames += wholes.flatMap { $0.renames(pairs) }
        comments += wholes.flatMap { $0.comments(pairs) }
    }

    private func nameParts(_ names: [PartName]) -> Step { .nameParts(names, in: delta.latter.info.sqlSchema) }

    private func qualified(_ name: String) -> QualifiedName { QualifiedName(name, in: delta.latter.info.sqlSchema) }

    // MARK: Partitions that come, go and move

    private mutating func repartition(_ pairs: PartitionPairs, in parent: String) {
        let columns = delta.latter.columns.filter { $0.databases.contains(.postgresql) && $0.generated == nil }
        var before = pairs.before
        for offset in pairs.removed { before.partitions[offset] = parked(before.partitions[offset]) }
        for pair in pairs.pairs {
            before.partitions[pair.old] = renamed(
                before.partitions[pair.old], to: pairs.after.partitions[pair.new].sqlName)
        }
        func empty(_ table: Table, _ partitioning: Partitioning) -> Repartition {
            Repartition(
                table: table.info.name, parent: parent, partitioning: partitioning, columns: columns.map(\.sqlName))
        }
        var (up, down) = (empty(delta.latter, pairs.after), empty(delta.renamed, before))
        (up.created, down.emptied) = (
            pairs.added.map { pairs.after.partitions[$0] }, pairs.added.map { pairs.after.partitions[$0].sqlName }
        )
        (up.dropped, down.created) = (
            pairs.removed.map { before.partitions[$0].sqlName }, pairs.removed.map { before.partitions[$0] }
        )
        up.isAdopting = pairs.isAdopted
        var standing: (old: Partition, new: Partition)?
        for pair in pairs.pairs {
            let after = pairs.after.partitions[pair.new]
            let former = renamed(pairs.before.partitions[pair.old], to: after.sqlName)
            if pair.isRemade {
                up.remade.append(after)
                down.remade.append(former)
            } else if old.boundText(of: former, in: delta.renamed) != new.boundText(of: after, in: delta.latter) {
                up.moved.append(after)
                down.moved.append(former)
            } else if case .default = after.bound {
                standing = (former, after)
            }
        }
        let coverage = PartitionCoverage((up.created + up.moved + up.remade).map(\.bound))
        up.lost = pairs.removed.filter { !coverage.covers(before.partitions[$0].bound) }.map {
            pairs.before.partitions[$0].sqlName
        }
        // What the default partition holds follows from the others.
        if let standing {
            if !up.created.isEmpty || !up.moved.isEmpty || !up.remade.isEmpty { up.moved.append(standing.new) }
            if !down.created.isEmpty || !down.moved.isEmpty || !down.remade.isEmpty { down.moved.append(standing.old) }
        }
        if !up.isEmpty {
            entries.append(
                PlanEntry(
                    up: [PlannedStep(.repartition(up), in: .latter)],
                    // What was there before stays with what made it.
                    down: pairs.isAdopted ? [] : [PlannedStep(.repartition(down), in: .renamed)]))
        }
    }

    private func renamed(_ partition: Partition, to name: String) -> Partition {
        var result = parked(partition)
        result.sqlName = name
        return result
    }

    // MARK: Names in between

    /// A partition that goes, under a name that nothing else has.
    private func parked(_ partition: Partition) -> Partition {
        var result = partition
        if taken.contains(partition.sqlName) { result.sqlName = Renames.between(partition.sqlName) }
        if var inner = partition.partitioning?.partitioning {
            inner.partitions = inner.partitions.map(parked)
            result.partitioning = SubPartitioning(inner)
        }
        return result
    }

    private mutating func park(_ partition: Partition, _ wholes: [PartitionedWhole]) {
        let name = parked(partition).sqlName
        currentNames.append(name)
        if name != partition.sqlName {
            renames.append((partition.sqlName, name))
            partRenames += wholes.compactMap { $0.parking(partition.sqlName, as: name) }
        }
        for inner in partition.partitioning?.partitioning.partitions ?? [] { park(inner, wholes) }
    }

    // MARK: What partitions have for themselves

    private mutating func dropAll(of partition: Partition) {
        for part in TablePart.parts(of: partition, in: delta.renamed, old) { drop(part, of: partition) }
        for inner in partition.partitioning?.partitioning.partitions ?? [] { dropAll(of: inner) }
    }

    private mutating func addAll(to partition: Partition) {
        for part in TablePart.parts(of: partition, in: delta.latter, new) { add(part, to: partition) }
        for inner in partition.partitioning?.partitioning.partitions ?? [] { addAll(to: inner) }
    }

    private mutating func drop(_ part: TablePart, of partition: Partition) {
        let entry = entry(creating: part, in: partition, of: former, .former).reversed
        if part.foreignKey != nil { foreignKeyDrops.append(entry) } else { drops.append(entry) }
    }

    private mutating func add(_ part: TablePart, to partition: Partition) {
        let entry = entry(creating: part, in: partition, of: table, .latter)
        if part.foreignKey != nil { foreignKeys.append(entry) } else { additions.append(entry) }
    }

    private func entry(
        creating part: TablePart, in partition: Partition, of owner: String, _ names: NameState
    ) -> PlanEntry {
        let name = partition.sqlName
        let parts = partition.partitioning?.partitioning.parts(of: part.sqlName) ?? []
        let up: [Step]
        let down: Step
        switch part.value {
        case .index(let index):
            up = PartitionedIndex.index(index).creation(parts, of: owner, partition: name)
            down = .dropIndex(index, owner: owner, isConcurrent: false)
        case .constraint(let constraint):
            up =
                part.partitionedIndex?.creation(parts, of: owner, partition: name)
                ?? [.addConstraint(constraint, table: owner, partition: name, isChecked: true)]
            down = .dropConstraint(constraint, table: owner, partition: name)
        }
        return PlanEntry(up: up.map { PlannedStep($0, in: names) }, down: [PlannedStep(down, in: names)])
    }

    /// What a partition has that stays, perhaps under another name.
    private mutating func keep(_ before: TablePart, _ after: TablePart, in partition: Partition) {
        let owner = qualified(partition.sqlName)
        let isIndex = after.partitionedIndex != nil
        if before.sqlName != after.sqlName {
            if isIndex {
                indexRenames.add(.index, from: qualified(before.sqlName), to: after.sqlName)
            } else {
                partNames.append(
                    PlanEntry(
                        .renameConstraint(table: owner, from: before.sqlName, to: after.sqlName),
                        .renameConstraint(table: owner, from: after.sqlName, to: before.sqlName), in: .renamed))
            }
        }
        let target: Commented
        if case .index = after.value {
            target = .object("INDEX", qualified(after.sqlName))
        } else {
            target = .constraint(after.sqlName, table: owner)
        }
        comments.append((target, before.comment, after.comment))
    }
}
