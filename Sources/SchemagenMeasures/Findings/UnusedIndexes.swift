/// Indexes that no query used, and how much that says.
public struct UnusedIndexes: Sendable, Hashable {
    /// An index that no query used.
    public struct Entry: Sendable, Hashable {
        /// The index.
        public var index: IndexMeasures
        /// The foreign keys of its table, by name, that no other index serves. Without it the rows that refer to a row
        /// are sought by reading the table, however rarely that may be.
        public var onlyOneFor: [String]
    }

    /// They, by table and name.
    public var indexes: [Entry]
    /// Since when uses are counted; nil where the counts were never reset.
    public var since: Measure<String?>
    /// When the server was started: a crash before that may have cost the counts.
    public var serverStartedAt: Measure<String>
    /// Whether the server that was asked is a replica.
    public var isReplica: Measure<Bool>
    /// The servers that follow this one. Uses are counted by each server for itself: what is unused here may be used
    /// there.
    public var standbys: Measure<Int64>
    /// Indexes whose uses could not be measured, by table and name.
    public var unmeasured: [RelationName]
}

/// A foreign key whose rows can only be found by reading its table.
public struct MissingIndex: Sendable, Hashable {
    /// The key.
    public var foreignKey: ForeignKeyMeasures
    /// The room that the table's rows take, in bytes.
    public var tableBytes: Measure<Int64>
    /// How many rows the table has: counted, or else estimated.
    public var rows: Measure<Int64>
    /// Times that the whole table was read since uses are counted.
    public var sequentialScans: Measure<Int64>
}

extension DatabaseMeasures {
    /// The indexes that no query has used, without those that are there for another purpose: to keep values unique, for
    /// a constraint, for replication. Those of partitions are left out where they go only with their divided table's,
    /// and so are invalid ones, which no query can use.
    public var unusedIndexes: Measure<UnusedIndexes> {
        guard let server else {
            return .unmeasured(.init(.notAvailable, "\(engine.name) does not count the uses of indexes"))
        }
        guard server.countsUses.value != false else {
            return .unmeasured(.init(.notAvailable, "the server does not count uses: track_counts is off"))
        }
        return indexes.map { all in
            let cover = IndexCover(tables.value ?? [], all)
            let keys = Dictionary(grouping: foreignKeys.value ?? [], by: \.table)
            let candidates = all.filter { index in
                !index.isUnique && !index.isPrimary && index.constraint == nil && !index.isReplicaIdentity
                    && index.partOf == nil && index.isValid
            }
            let unused = candidates.filter { $0.use.value?.scans == 0 }.map { index in
                let only = (keys[index.table] ?? []).filter { key in
                    index.serves(key.columns)
                        && cover.indexes(for: key).allSatisfy { $0.qualifiedName == index.qualifiedName }
                }
                return UnusedIndexes.Entry(index: index, onlyOneFor: only.map(\.name))
            }
            return UnusedIndexes(
                indexes: unused, since: server.statsReset, serverStartedAt: server.startedAt,
                isReplica: server.isReplica, standbys: server.standbys.map { Int64($0.count) },
                unmeasured: candidates.filter { $0.use.value == nil }.map(\.qualifiedName))
        }
    }

    /// The foreign keys whose columns are not the first ones, in whatever order, of a valid index of all rows of their
    /// table, by table and name.
    public var missingIndexes: Measure<[MissingIndex]> {
        tables.flatMap { tables in
            indexes.flatMap { indexes in
                foreignKeys.map { keys in
                    let cover = IndexCover(tables, indexes)
                    let unknown = Unmeasured(.failed, "the table was not measured")
                    let byName = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
                    return keys.filter { !cover.isServed($0) }.map { key in
                        let table = byName[key.table]
                        return MissingIndex(
                            foreignKey: key, tableBytes: table?.sizes.part(\.heapBytes) ?? .unmeasured(unknown),
                            rows: table?.rows ?? .unmeasured(unknown),
                            sequentialScans: table?.use.part(\.sequentialScans) ?? .unmeasured(unknown))
                    }
                }
            }
        }
    }
}

extension TableMeasures {
    /// How many rows the table has: counted, or where they were not counted as the engine estimates.
    public var rows: Measure<Int64> { countedRows.value == nil ? estimatedRows : countedRows }
}
