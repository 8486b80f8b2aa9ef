// The names in the saved form: whoever changes one, adds one or takes one away makes a new version of it.

extension ServerMeasures: MeasuresRecord {
    static var blank: Self { Self() }

    static var fields: [MeasuresField<Self>] {
        [
            .init("systemIdentifier", \.systemIdentifier), .init("startedAt", \.startedAt),
            .init("statsReset", \.statsReset), .init("countsUses", \.countsUses), .init("isReplica", \.isReplica),
            .init("standbys", \.standbys), .init("slots", \.slots),
            .init("oldTransactionSeconds", \.oldTransactionSeconds), .init("oldTransactions", \.oldTransactions),
            .init("preparedTransactions", \.preparedTransactions), .init("blockedSessions", \.blockedSessions),
            .init("statementExtension", \.statementExtension), .init("slowStatements", \.slowStatements),
        ]
    }
}

extension StandbyMeasures: MeasuresRecord {
    static var blank: Self { Self(name: "", state: "", mode: "") }

    static var fields: [MeasuresField<Self>] {
        [
            .init("name", \.name), .init("state", \.state), .init("mode", \.mode), .init("lagBytes", \.lagBytes),
            .init("lagMilliseconds", \.lagMilliseconds),
        ]
    }
}

extension ReplicationSlotMeasures: MeasuresRecord {
    static var blank: Self { Self(name: "", kind: "", isActive: false) }

    static var fields: [MeasuresField<Self>] {
        [
            .init("name", \.name), .init("kind", \.kind), .init("isActive", \.isActive),
            .init("retainedBytes", \.retainedBytes), .init("status", \.status),
        ]
    }
}

extension TransactionMeasures: MeasuresRecord {
    static var blank: Self { Self(process: 0, role: nil, application: "", state: "", ageMilliseconds: 0) }

    static var fields: [MeasuresField<Self>] {
        [
            .init("process", \.process), .init("role", \.role), .init("application", \.application),
            .init("state", \.state), .init("ageMilliseconds", \.ageMilliseconds),
        ]
    }
}

extension PreparedTransactionMeasures: MeasuresRecord {
    static var blank: Self { Self(identifier: "", role: "", ageMilliseconds: 0) }

    static var fields: [MeasuresField<Self>] {
        [.init("identifier", \.identifier), .init("role", \.role), .init("ageMilliseconds", \.ageMilliseconds)]
    }
}

extension BlockedSessionMeasures: MeasuresRecord {
    static var blank: Self { Self(process: 0, blockedBy: [], lock: "") }

    static var fields: [MeasuresField<Self>] {
        [
            .init("process", \.process), .init("blockedBy", \.blockedBy), .init("lock", \.lock),
            .init("relation", \.relation), .init("waitedMilliseconds", \.waitedMilliseconds),
        ]
    }
}

extension StatementExtension: MeasuresRecord {
    static var blank: Self { Self(schema: "", version: "", isReadable: false) }

    static var fields: [MeasuresField<Self>] {
        [.init("schema", \.schema), .init("version", \.version), .init("isReadable", \.isReadable)]
    }
}

extension StatementMeasures: MeasuresRecord {
    static var blank: Self {
        Self(text: .measured(""), role: nil, calls: 0, totalMicroseconds: 0, maximumMicroseconds: 0, rows: 0)
    }

    static var fields: [MeasuresField<Self>] {
        [
            .init("text", \.text), .init("role", \.role), .init("calls", \.calls),
            .init("totalMicroseconds", \.totalMicroseconds), .init("maximumMicroseconds", \.maximumMicroseconds),
            .init("rows", \.rows),
        ]
    }
}
