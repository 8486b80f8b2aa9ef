import SchemagenModel

/// Partitions of tables.
extension SchemaComparison {
    /// Records the partitions that have other SQL names.
    mutating func comparePartitionNames(
        _ pairs: PartitionPairs, of table: Table, formerName: String?, in path: String = ""
    ) {
        for pair in pairs.pairs {
            let (before, after) = (pairs.before.partitions[pair.old], pairs.after.partitions[pair.new])
            if before.sqlName != after.sqlName {
                add(
                    Change(
                        .renamed(from: before.sqlName), ObjectIdentity(.table, table.info.name),
                        part: .partition(path + after.name), formerName: formerName, anchor: after.anchor))
            }
            if let inner = pair.inner {
                comparePartitionNames(inner, of: table, formerName: formerName, in: path + after.name + ".")
            }
        }
    }

    /// Records what else is different of the partitions.
    mutating func comparePartitions(_ before: Table, _ after: Table, _ pairs: PartitionPairs?, formerName: String?) {
        guard let pairs else {
            add(
                Change(
                    .changed(.partitions), ObjectIdentity(.table, after.info.name), formerName: formerName,
                    anchor: after.info.anchor))
            return
        }
        compare(pairs, before, after, formerName: formerName, in: "")
    }

    private mutating func compare(
        _ pairs: PartitionPairs, _ before: Table, _ after: Table, formerName: String?, in path: String
    ) {
        let object = ObjectIdentity(.table, after.info.name)
        if pairs.before.isManagedExternally != pairs.after.isManagedExternally {
            add(Change(.changed(.partitions), object, formerName: formerName, anchor: after.info.anchor))
        }
        for pair in pairs.pairs {
            let (first, second) = (pairs.before.partitions[pair.old], pairs.after.partitions[pair.new])
            func note(_ aspect: Change.Aspect) {
                add(
                    Change(
                        .changed(aspect), object, part: .partition(path + second.name), formerName: formerName,
                        anchor: second.anchor))
            }
            if old.boundText(of: first, in: before) != new.boundText(of: second, in: after) { note(.bounds) }
            if old.memberText(of: first, in: before) != new.memberText(of: second, in: after) { note(.definition) }
            if pair.isRemade { note(.partitions) }
            if let inner = pair.inner {
                compare(inner, before, after, formerName: formerName, in: path + second.name + ".")
            }
        }
        for offset in pairs.added {
            let partition = pairs.after.partitions[offset]
            add(
                Change(
                    .added, object, part: .partition(path + partition.name), formerName: formerName,
                    anchor: partition.anchor))
        }
        for offset in pairs.removed {
            addRemoval(
                of: object, part: .partition(path + pairs.before.partitions[offset].name), formerName: formerName,
                around: after.info.anchor)
        }
    }
}
