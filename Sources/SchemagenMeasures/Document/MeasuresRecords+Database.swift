// The names in the saved form: whoever changes one, adds one or takes one away makes a new version of it.

extension Unmeasured.Kind: MeasuresValue {}

extension UnvalidatedConstraint.Kind: MeasuresValue {}

extension DatabaseMeasures: MeasuresRecord {
    static var blank: Self { Self(engine: .blank, database: "", takenAt: "") }

    static var fields: [MeasuresField<Self>] {
        [
            .init("engine", \.engine), .init("database", \.database), .init("takenAt", \.takenAt),
            .init("bytes", \.bytes), .init("freeBytes", \.freeBytes), .init("integrity", \.integrity),
            .init("tables", \.tables), .init("indexes", \.indexes), .init("foreignKeys", \.foreignKeys),
            .init("unvalidatedConstraints", \.unvalidatedConstraints), .init("settings", \.settings),
            .init("server", \.server),
        ]
    }
}

extension DatabaseMeasures.Engine: MeasuresRecord {
    static var blank: Self { Self(name: "", version: "") }

    static var fields: [MeasuresField<Self>] {
        [.init("name", \.name), .init("version", \.version)]
    }
}

extension SettingMeasure: MeasuresRecord {
    static var blank: Self { Self(name: "", value: "") }

    static var fields: [MeasuresField<Self>] {
        [.init("name", \.name), .init("value", \.value)]
    }
}

extension Unmeasured: MeasuresRecord {
    static var blank: Self { Self(.failed, "") }

    static var fields: [MeasuresField<Self>] {
        [.init("kind", \.kind), .init("reason", \.reason)]
    }
}

extension RelationName: MeasuresRecord {
    static var blank: Self { Self("", "") }

    static var fields: [MeasuresField<Self>] {
        [.init("schema", \.schema), .init("name", \.name)]
    }
}

extension ForeignKeyMeasures: MeasuresRecord {
    static var blank: Self { Self("", of: .blank, columns: [], target: .blank) }

    static var fields: [MeasuresField<Self>] {
        [
            .init("table", \.table), .init("name", \.name), .init("columns", \.columns), .init("target", \.target),
            .init("isValidated", \.isValidated), .init("isRowKey", \.isRowKey),
        ]
    }
}

extension UnvalidatedConstraint: MeasuresRecord {
    static var blank: Self { Self("", of: .blank, kind: .other) }

    static var fields: [MeasuresField<Self>] {
        [.init("table", \.table), .init("name", \.name), .init("kind", \.kind)]
    }
}
