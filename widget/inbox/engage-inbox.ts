/** x */
import { LitElement } from 'lit';
customElements.define('engage-inbox', class extends LitElement {});
