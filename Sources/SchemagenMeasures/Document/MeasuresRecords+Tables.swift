// The names in the saved form: whoever changes one, adds one or takes one away makes a new version of it.

extension TableMeasures.Kind: MeasuresValue {}

extension TableMeasures: MeasuresRecord {
    static var blank: Self { Self(.blank) }

    static var fields: [MeasuresField<Self>] {
        [
            .init("name", \.name), .init("kind", \.kind), .init("partitionOf", \.partitionOf),
            .init("sizes", \.sizes), .init("estimatedRows", \.estimatedRows), .init("countedRows", \.countedRows),
            .init("use", \.use), .init("bloat", \.bloat),
        ]
    }
}

extension TableSizes: MeasuresRecord {
    static var blank: Self { Self(heapBytes: 0, toastBytes: 0, indexBytes: 0) }

    static var fields: [MeasuresField<Self>] {
        [.init("heapBytes", \.heapBytes), .init("toastBytes", \.toastBytes), .init("indexBytes", \.indexBytes)]
    }
}

extension TableUse: MeasuresRecord {
    static var blank: Self { Self() }

    static var fields: [MeasuresField<Self>] {
        [
            .init("liveRows", \.liveRows), .init("deadRows", \.deadRows), .init("insertedRows", \.insertedRows),
            .init("updatedRows", \.updatedRows), .init("heapOnlyUpdatedRows", \.heapOnlyUpdatedRows),
            .init("deletedRows", \.deletedRows), .init("sequentialScans", \.sequentialScans),
            .init("sequentialRows", \.sequentialRows), .init("indexScans", \.indexScans),
            .init("indexRows", \.indexRows), .init("lastVacuum", \.lastVacuum),
            .init("lastAutovacuum", \.lastAutovacuum), .init("lastAnalyze", \.lastAnalyze),
            .init("lastAutoanalyze", \.lastAutoanalyze),
        ]
    }
}

extension BloatEstimate: MeasuresRecord {
    static var blank: Self { Self(bytes: 0, ofBytes: 0) }

    static var fields: [MeasuresField<Self>] {
        [.init("bytes", \.bytes), .init("ofBytes", \.ofBytes)]
    }
}

extension IndexMeasures: MeasuresRecord {
    static var blank: Self { Self("", of: .blank) }

    static var fields: [MeasuresField<Self>] {
        [
            .init("table", \.table), .init("name", \.name), .init("method", \.method), .init("columns", \.columns),
            .init("partOf", \.partOf), .init("isUnique", \.isUnique), .init("isPrimary", \.isPrimary),
            .init("condition", \.condition), .init("isValid", \.isValid),
            .init("isReplicaIdentity", \.isReplicaIdentity), .init("constraint", \.constraint),
            .init("bytes", \.bytes), .init("use", \.use),
        ]
    }
}

extension IndexUse: MeasuresRecord {
    static var blank: Self { Self() }

    static var fields: [MeasuresField<Self>] {
        [
            .init("scans", \.scans), .init("entriesRead", \.entriesRead), .init("rowsFetched", \.rowsFetched),
            .init("lastUsedAt", \.lastUsedAt),
        ]
    }
}
