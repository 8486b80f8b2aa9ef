/// A figure before and after.
public struct MeasureChange: Sendable, Hashable {
    /// The figure before.
    public var before: Measure<Int64>
    /// The figure after.
    public var after: Measure<Int64>
    /// How much it grew, negative where it fell.
    public var difference: Measure<Int64>

    /// A size or a number of things that are there.
    init(_ before: Measure<Int64>, _ after: Measure<Int64>) {
        self.before = before
        self.after = after
        difference = before.flatMap { one in
            after.map { other in
                let (difference, isTooLarge) = other.subtractingReportingOverflow(one)
                return isTooLarge ? (other < one ? .min : .max) : difference
            }
        }
    }

    /// A count of uses, which never falls.
    ///
    /// - Parameter reason: Why the two are not of the same count.
    init(count before: Measure<Int64>, _ after: Measure<Int64>, _ reason: Unmeasured?) {
        self.init(before, after)
        if let reason {
            difference = .unmeasured(reason)
        } else if let grown = difference.value, grown < 0 {
            difference = .unmeasured(.init(.notApplicable, "the count was reset in between"))
        }
    }
}

/// What is different about a table.
public struct TableChange: Sendable, Hashable {
    /// The table.
    public var name: RelationName
    /// The bytes of all of it, indexes too.
    public var bytes: MeasureChange
    /// Its rows: counted where both were counted, else as the engine estimated both times.
    public var rows: MeasureChange
    /// Whether the rows were counted.
    public var isCounted: Bool
    /// Times that the whole table was read.
    public var sequentialScans: MeasureChange
    /// Times that one of its indexes was used.
    public var indexScans: MeasureChange
    /// Rows inserted.
    public var insertedRows: MeasureChange
    /// Rows updated.
    public var updatedRows: MeasureChange
    /// Rows deleted.
    public var deletedRows: MeasureChange

    init(_ before: TableMeasures, _ after: TableMeasures, _ counts: Unmeasured?) {
        name = after.name
        bytes = MeasureChange(before.sizes.part(\.totalBytes), after.sizes.part(\.totalBytes))
        isCounted = before.countedRows.value != nil && after.countedRows.value != nil
        rows =
            isCounted
            ? MeasureChange(before.countedRows, after.countedRows)
            : MeasureChange(before.estimatedRows, after.estimatedRows)
        func count(_ path: KeyPath<TableUse, Int64>) -> MeasureChange {
            MeasureChange(count: before.use.part(path), after.use.part(path), counts)
        }
        sequentialScans = count(\.sequentialScans)
        indexScans = count(\.indexScans)
        insertedRows = count(\.insertedRows)
        updatedRows = count(\.updatedRows)
        deletedRows = count(\.deletedRows)
    }
}

/// What is different about an index.
public struct IndexChange: Sendable, Hashable {
    /// The index, with the schema of its table.
    public var name: RelationName
    /// Its bytes.
    public var bytes: MeasureChange
    /// Times that it was used.
    public var scans: MeasureChange

    init(_ before: IndexMeasures, _ after: IndexMeasures, _ counts: Unmeasured?) {
        name = after.qualifiedName
        bytes = MeasureChange(before.bytes, after.bytes)
        scans = MeasureChange(count: before.use.part(\.scans), after.use.part(\.scans), counts)
    }
}
