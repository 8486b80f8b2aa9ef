import SchemagenRuntime

/// A value that a document holds as an object: each property under its name, neither more nor less.
protocol MeasuresRecord: MeasuresValue {
    /// What the properties are read into.
    static var blank: Self { get }
    /// The properties, each written and read in one place.
    static var fields: [MeasuresField<Self>] { get }
}

/// A property of a record.
struct MeasuresField<Record> {
    let name: String
    let write: (Record) -> JSON
    let read: (inout Record, MeasuresNode) throws(MeasuresDocumentError) -> Void

    init<Value: MeasuresValue>(_ name: String, _ path: WritableKeyPath<Record, Value>) {
        self.name = name
        write = { $0[keyPath: path].json }
        read = { (record, node) throws(MeasuresDocumentError) in record[keyPath: path] = try Value(node) }
    }
}

extension MeasuresRecord {
    var json: JSON {
        .object(Dictionary(Self.fields.map { ($0.name, $0.write(self)) }) { first, _ in first })
    }

    init(_ node: MeasuresNode) throws(MeasuresDocumentError) {
        self = Self.blank
        let fields = Self.fields
        let known = Set(fields.map(\.name))
        if let other = try node.members().keys.filter({ !known.contains($0) }).min() {
            throw MeasuresDocumentError(place: node.place, reason: "it has \"\(other)\", which is unknown")
        }
        for field in fields { try field.read(&self, try node.member(field.name)) }
    }
}
