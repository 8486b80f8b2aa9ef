import SchemagenMeasures

/// Gives divided tables and their indexes the sums over their partitions, however deep those are.
enum PartitionSums {
    /// Tables with the sums in them.
    ///
    /// - Parameter counted: Whether the rows of a table were to be counted.
    static func tables(_ tables: [TableMeasures], counted: (RelationName) -> Bool) -> [TableMeasures] {
        let parts = Dictionary(grouping: tables.filter { $0.partitionOf != nil }) { $0.partitionOf ?? $0.name }
        return tables.map { $0.kind == .divided ? sum($0, parts, counted) : $0 }
    }

    /// Indexes with the sums in them.
    ///
    /// - Parameter indexes: Each with whether it is a divided table's.
    static func indexes(_ indexes: [(index: IndexMeasures, isDivided: Bool)]) -> [IndexMeasures] {
        let all = indexes.map(\.index)
        let parts = Dictionary(grouping: all.filter { $0.partOf != nil }) { $0.partOf ?? $0.qualifiedName }
        let divided = Set(indexes.filter(\.isDivided).map(\.index.qualifiedName))
        func sum(_ index: IndexMeasures) -> IndexMeasures {
            guard divided.contains(index.qualifiedName) else { return index }
            let leaves = (parts[index.qualifiedName] ?? []).map(sum)
            var result = index
            result.bytes = total(leaves) { $0.bytes }
            result.use = combined(leaves, IndexUse(lastUsedAt: .measured(nil)), \.use) { $0.add($1) }
            return result
        }
        return all.map(sum)
    }

    private static func sum(
        _ table: TableMeasures, _ parts: [RelationName: [TableMeasures]], _ counted: (RelationName) -> Bool
    ) -> TableMeasures {
        let children = (parts[table.name] ?? []).map { $0.kind == .divided ? sum($0, parts, counted) : $0 }
        var result = table
        result.sizes = combined(children, TableSizes(heapBytes: 0, toastBytes: 0, indexBytes: 0), \.sizes) {
            $0.add($1)
        }
        result.estimatedRows = total(children) { $0.estimatedRows }
        if counted(table.name) { result.countedRows = total(children) { $0.countedRows } }
        result.use = combined(children, nil, \.use) { $0.add($1) }
        result.bloat = combined(children, BloatEstimate(bytes: 0, ofBytes: 0), \.bloat) { $0.add($1) }
        return result
    }

    private static func total<Part>(_ parts: [Part], _ figure: (Part) -> Measure<Int64>) -> Measure<Int64> {
        parts.reduce(.measured(0)) { $0 + figure($1) }
    }

    /// All figures together; unmeasured where one of them is.
    ///
    /// - Parameter start: What to add them to; the first of them where nil.
    private static func combined<Part, Figure>(
        _ parts: [Part], _ start: Figure?, _ figure: (Part) -> Measure<Figure>, _ add: (inout Figure, Figure) -> Void
    ) -> Measure<Figure> {
        var sum = start
        for part in parts {
            switch figure(part) {
            case .unmeasured(let reason): return .unmeasured(reason)
            case .measured(let value):
                if var total = sum {
                    add(&total, value)
                    sum = total
                } else {
                    sum = value
                }
            }
        }
        return sum.map { .measured($0) } ?? .unmeasured(.init(.notApplicable, "the table has no partitions"))
    }
}

extension TableSizes {
    fileprivate mutating func add(_ other: TableSizes) {
        heapBytes += other.heapBytes
        toastBytes += other.toastBytes
        indexBytes += other.indexBytes
    }
}

extension BloatEstimate {
    fileprivate mutating func add(_ other: BloatEstimate) {
        bytes += other.bytes
        ofBytes += other.ofBytes
    }
}

extension TableUse {
    fileprivate mutating func add(_ other: TableUse) {
        for count in [
            \TableUse.liveRows, \.deadRows, \.insertedRows, \.updatedRows, \.heapOnlyUpdatedRows, \.deletedRows,
            \.sequentialScans, \.sequentialRows, \.indexScans, \.indexRows,
        ] {
            self[keyPath: count] += other[keyPath: count]
        }
        // Since the oldest of them all parts are done; the texts are in the order of time.
        for moment in [\TableUse.lastVacuum, \.lastAutovacuum, \.lastAnalyze, \.lastAutoanalyze] {
            guard let mine = self[keyPath: moment], let theirs = other[keyPath: moment] else {
                self[keyPath: moment] = nil
                continue
            }
            self[keyPath: moment] = min(mine, theirs)
        }
    }
}

extension IndexUse {
    fileprivate init(lastUsedAt: Measure<String?>) {
        self.init()
        self.lastUsedAt = lastUsedAt
    }

    fileprivate mutating func add(_ other: IndexUse) {
        scans += other.scans
        entriesRead += other.entriesRead
        rowsFetched += other.rowsFetched
        lastUsedAt = lastUsedAt.flatMap { mine in
            other.lastUsedAt.map { theirs in [mine, theirs].compactMap { $0 }.max() }
        }
    }
}
