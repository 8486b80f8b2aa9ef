import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads a document as any XML parser does.
final class SVGReader: NSObject, XMLParserDelegate {
    /// An element with its attributes.
    struct Element {
        let name: String
        let attributes: [String: String]
    }

    /// Why the document is not well-formed.
    private(set) var problem: String?
    private(set) var elements: [Element] = []
    /// What stands in `text` elements, without titles.
    private(set) var texts: [String] = []
    private(set) var titles: [String] = []
    private var open: [String] = []
    private var characters: [String] = []

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        if !parser.parse() { problem = "line \(parser.lineNumber): \(String(describing: parser.parserError))" }
        if !open.isEmpty { problem = problem ?? "<\(open[0])> is not closed" }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append(Element(name: name, attributes: attributes))
        open.append(name)
        characters.append("")
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if !characters.isEmpty { characters[characters.count - 1] += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        let text = characters.popLast() ?? ""
        // The parser of Foundation lets this pass.
        if open.popLast() != name { problem = "</\(name)> closes another element" }
        if name == "text" { texts.append(text) }
        if name == "title" { titles.append(text) }
    }
}
