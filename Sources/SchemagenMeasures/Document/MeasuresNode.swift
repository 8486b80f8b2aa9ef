import SchemagenRuntime

/// A value of a document that is read, and where it stands.
struct MeasuresNode {
    let json: JSON
    /// `tables[3].sizes`; empty for the whole.
    let place: String

    init(_ json: JSON, at place: String) {
        self.json = json
        self.place = place
    }

    /// The member of an object, which has to have it.
    func member(_ name: String) throws(MeasuresDocumentError) -> MeasuresNode {
        let inner = place.isEmpty ? name : "\(place).\(name)"
        guard let value = try members()[name] else {
            throw MeasuresDocumentError(place: inner, reason: "it is missing")
        }
        return MeasuresNode(value, at: inner)
    }

    /// The members of an object.
    func members() throws(MeasuresDocumentError) -> [String: JSON] {
        guard let members = json.objectValue else { throw unexpected("an object") }
        return members
    }

    /// The elements of a list.
    func elements() throws(MeasuresDocumentError) -> [MeasuresNode] {
        guard let elements = json.arrayValue else { throw unexpected("a list") }
        return elements.enumerated().map { MeasuresNode($1, at: "\(place)[\($0)]") }
    }

    /// That something else was expected here.
    func unexpected(_ wanted: String) -> MeasuresDocumentError {
        let found =
            switch json {
            case .null: "null"
            case .bool: "a truth value"
            case .integer, .number: "the number \(json)"
            case .string(let text): text.utf8.count < 40 ? json.description : "a long text"
            case .array: "a list"
            case .object: "an object"
            }
        return MeasuresDocumentError(place: place, reason: "\(wanted) is expected, and \(found) stands there")
    }
}

/// What a document can hold.
protocol MeasuresValue {
    var json: JSON { get }
    init(_ node: MeasuresNode) throws(MeasuresDocumentError)
}

extension Int64: MeasuresValue {
    var json: JSON { .integer(self) }

    init(_ node: MeasuresNode) throws(MeasuresDocumentError) {
        guard case .integer(let value) = node.json else { throw node.unexpected("a whole number of 64 bits") }
        self = value
    }
}

extension Bool: MeasuresValue {
    var json: JSON { .bool(self) }

    init(_ node: MeasuresNode) throws(MeasuresDocumentError) {
        guard let value = node.json.boolValue else { throw node.unexpected("true or false") }
        self = value
    }
}

extension String: MeasuresValue {
    var json: JSON { .string(self) }

    init(_ node: MeasuresNode) throws(MeasuresDocumentError) {
        guard let value = node.json.stringValue else { throw node.unexpected("a text") }
        self = value
    }
}

extension Optional: MeasuresValue where Wrapped: MeasuresValue {
    var json: JSON { self?.json ?? .null }

    init(_ node: MeasuresNode) throws(MeasuresDocumentError) {
        self = node.json.isNull ? nil : try Wrapped(node)
    }
}

extension Array: MeasuresValue where Element: MeasuresValue {
    var json: JSON { .array(map(\.json)) }

    init(_ node: MeasuresNode) throws(MeasuresDocumentError) {
        self = []
        for element in try node.elements() { append(try Element(element)) }
    }
}

/// A figure is written as it is, and a reason as `{"unmeasured": {"kind": "notAsked", "reason": "not asked for"}}`.
extension Measure: MeasuresValue where Value: MeasuresValue {
    var json: JSON {
        switch self {
        case .measured(let value): value.json
        case .unmeasured(let reason): .object(["unmeasured": reason.json])
        }
    }

    init(_ node: MeasuresNode) throws(MeasuresDocumentError) {
        if let members = node.json.objectValue, members.count == 1, members["unmeasured"] != nil {
            self = .unmeasured(try Unmeasured(try node.member("unmeasured")))
        } else {
            self = .measured(try Value(node))
        }
    }
}

extension MeasuresValue where Self: RawRepresentable, RawValue == String, Self: CaseIterable {
    var json: JSON { .string(rawValue) }

    init(_ node: MeasuresNode) throws(MeasuresDocumentError) {
        guard let value = Self(rawValue: try String(node)) else {
            throw node.unexpected("one of \(Self.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self = value
    }
}
