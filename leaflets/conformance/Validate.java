// Checks PDF files against profiles of PDF/UA and PDF/A with the veraPDF engine on the class path.
// Usage: java -cp ENGINE.jar Validate.java PROFILE[,PROFILE...] < LIST
// LIST: one path a line. Prints tab-separated lines: path, profile, "pass" or a failed clause, how often, why.

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public final class Validate {
    private static final int MOST_FAILURES = 100;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        Map<String, ValidationProfile> profiles = new LinkedHashMap<>();
        for (String name : arguments[0].split(",")) profiles.put(name, readProfile(name));
        BufferedReader list = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = list.readLine(); path != null; path = list.readLine())
            for (String name : profiles.keySet()) check(path, name, profiles.get(name));
    }

    private static void check(String path, String name, ValidationProfile profile) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> reasons = new TreeMap<>();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), profile.getPDFAFlavour());
             PDFAValidator validator =
                 Foundries.defaultInstance().createValidator(profile, MOST_FAILURES, false, true, false)) {
            for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
                if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
                String clause = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                counts.merge(clause, 1, Integer::sum);
                reasons.putIfAbsent(clause, assertion.getMessage().replaceAll("\\s+", " "));
            }
        } catch (Exception problem) {
            counts.put("unreadable", 1);
            reasons.put("unreadable", String.valueOf(problem).replaceAll("\\s+", " "));
        }
        if (counts.isEmpty()) OUT.println(String.join("\t", path, name, "pass", "0", ""));
        for (String clause : counts.keySet())
            OUT.println(String.join("\t", path, name, clause, counts.get(clause).toString(), reasons.get(clause)));
    }

    // The engine would read its profiles with JAXB, which Java no longer brings along.
    private static ValidationProfile readProfile(String name) throws Exception {
        String place = "org/verapdf/pdfa/validation/" + name + ".xml";
        InputStream file = Validate.class.getClassLoader().getResourceAsStream(place);
        if (file == null) throw new IllegalArgumentException("the engine has no profile " + name);
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).getDocumentElement();
        Set<Rule> rules = new HashSet<>();
        for (Element rule : all(root, "rule")) rules.add(readRule(rule));
        Set<Variable> variables = new HashSet<>();
        for (Element variable : all(root, "variable"))
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                text(variable, "defaultValue"), text(variable, "value")));
        return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
            Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)), "", rules, variables);
    }

    private static Rule readRule(Element rule) {
        Element id = all(rule, "id").get(0);
        List<ErrorArgument> values = new ArrayList<>();
        for (Element value : all(rule, "argument"))
            values.add(ErrorArgumentImpl.fromValues(value.getTextContent(),
                value.hasAttribute("name") ? value.getAttribute("name") : null, null));
        String deferred = rule.getAttribute("deferred");
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
            rule.getAttribute("object"), deferred.isEmpty() ? null : Boolean.valueOf(deferred),
            rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(rule, "message"), values), List.of());
    }

    private static List<Element> all(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> found = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) found.add((Element) nodes.item(index));
        return found;
    }

    private static String text(Element parent, String tag) {
        return all(parent, tag).get(0).getTextContent();
    }
}
